import type { Json } from 'waybill/actions'
import { agentOf, platformOf } from './parts.js'

/** An event, as a template over the item of a batch, which goes by `@item`. */

const moment = (value: Json) => ({ '@date': { value, to: 'unix_ms' } })

const item = (field: string) => ({ '@path': `@item.${field}` })

/** What is not sent under its own name. */
const handled = [
  'userAgent',
  'userAgentParsing',
  'includeRawUserAgent',
  'userAgentData',
  'min_id_length',
  'library',
  'library2',
  'setOnce',
  'setAlways',
  'add',
  'utm_properties',
  'referrer',
  'trackRevenuePerProduct',
  'revenue',
  'price',
  'productId',
  'quantity',
  'revenueType',
]

/** An event without what the user agent says. `more` are fields of its own, which win. */
export const eventWith = (
  more: { readonly [field: string]: Json },
  without: readonly string[] = [],
): Json => ({
  '@merge': {
    direction: 'right',
    objects: [
      {
        '@omit': {
          from: { '@path': '@item' },
          keys: [...handled, ...without, 'time', 'session_id', 'user_properties'],
        },
      },
      {
        time: moment(item('time')),
        // A number is the id itself, whatever its size.
        session_id: {
          '@coalesce': [{ '@cast': { value: item('session_id'), to: 'number' } }, moment(item('session_id'))],
        },
        platform: platformOf('@item'),
        library: {
          '@if': {
            condition: '@item.library2.behavior = "use_mapping"',
            then: item('library2.mapping'),
            else: 'segment',
          },
        },
        ...more,
      },
    ],
  },
})

/** With what the user agent says, over which everything else wins. */
export const withAgent = (...parts: readonly Json[]): Json => ({
  '@merge': { direction: 'right', objects: [agentOf('@item'), ...parts] },
})
