import type { FieldSchema, JsonObject } from 'waybill/actions'
import { events, fields, mapping, of, timeCheck, userAgentCheck } from './event.js'
import { contentsCheck, currencyCheck, customData } from './shop.js'

interface ShopAction<Own, Required extends string, Mapping> {
  /** The fields of its own, in the order in which they are sent. */
  readonly fields: Own
  readonly required?: readonly Required[]
  readonly mapping: Mapping
}

/** What the actions of a shop have in common, from the name that Meta has for the event. */
export const shopAction = <
  const Own extends Readonly<Record<string, FieldSchema>>,
  const Mapping extends JsonObject,
  const Required extends string = never,
>(
  name: string,
  { fields: own, required = [], mapping: ownMapping }: ShopAction<Own, Required, Mapping>,
) =>
  ({
    fields: {
      type: 'object',
      required: ['action_source', 'event_time', 'user_data', ...required],
      properties: { ...fields, ...own, custom_data: customData },
    },
    mapping: { ...mapping, currency: { '@path': '$.properties.currency' }, ...ownMapping },
    checks: [timeCheck, userAgentCheck, currencyCheck, contentsCheck],
    ...events(
      name,
      Object.fromEntries(
        Object.entries(own).map(([field, { type }]) => [field, type === 'array' ? filled(field) : of(field)]),
      ),
    ),
  }) as const

/** A list, unless nothing is in it. */
const filled = (field: string) => ({ '@if': { blank: of(field), then: of(field) } })
