import type { Action } from 'waybill/actions'
import { field } from '../shared/payload-field.js'
import { context, ids, pageProperties, propertiesWith, withGroup } from './body.js'
import { oneId } from './checks.js'
import { base, request, settings, withoutIds } from './examples.js'
import { common, commonMapping, groupId, properties } from './fields.js'
import { sending } from './sending.js'

const body = (at: string) => ({
  ...ids(at),
  name: field(at, 'page_name'),
  context: context(at, withGroup(at)),
  properties: propertiesWith(at, pageProperties(at)),
})

export const sendPage = {
  title: 'Send page',
  description: 'A page that somebody saw.',
  trigger: 'type = "page"',
  fields: {
    type: 'object',
    properties: {
      ...common,
      group_id: groupId,
      page_name: { type: 'string', title: 'Page name', description: 'Such as Home.' },
      page_category: { type: 'string', title: 'Page category', description: 'Such as Docs.' },
      properties,
    },
  },
  mapping: {
    ...commonMapping,
    group_id: { '@path': '$.context.groupId' },
    page_name: { '@path': '$.name' },
    page_category: { '@path': '$.category' },
    properties: { '@path': '$.properties' },
  },
  checks: [oneId],
  ...sending('page', body),
  examples: [
    {
      title: 'a page with its category',
      settings,
      event: { ...base, type: 'page', name: 'Home', category: 'Shop', anonymousId: 'a-1' },
      requests: [
        request('page', {
          anonymousId: 'a-1',
          ...base,
          name: 'Home',
          context: { consent: {} },
          properties: { name: 'Home', category: 'Shop' },
        }),
      ],
    },
    withoutIds({ type: 'page', name: 'Home' }),
  ],
} as const satisfies Action
