import type { Action } from 'waybill/actions'
import { context, ids, oneId, pageProperties, propertiesWith, withGroup } from './body.js'
import { base, request, settings, withoutIds } from './examples.js'
import { common, commonMapping, groupId, properties } from './fields.js'

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
  request: {
    method: 'POST',
    path: '/page',
    json: {
      ...ids,
      name: { '@path': '$.payload.page_name' },
      context: context(withGroup),
      properties: propertiesWith(pageProperties),
    },
  },
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
