import type { Action } from 'waybill/actions'
import { field } from '../shared/payload-field.js'
import { ids, propertiesWith, screenContext, screenProperties, withGroup } from './body.js'
import { oneId } from './checks.js'
import { base, request, settings, withoutIds } from './examples.js'
import { commonMappingOfScreens, commonOfScreens, groupId, properties } from './fields.js'
import { sending } from './sending.js'

const body = (at: string) => ({
  ...ids(at),
  name: field(at, 'screen_name'),
  context: screenContext(at, withGroup(at)),
  properties: propertiesWith(at, screenProperties(at)),
})

export const sendScreen = {
  title: 'Send screen',
  description: 'A screen of an app that somebody saw.',
  trigger: 'type = "screen"',
  fields: {
    type: 'object',
    properties: {
      ...commonOfScreens,
      group_id: groupId,
      screen_name: { type: 'string', title: 'Screen name', description: 'Such as Cart.' },
      page_category: { type: 'string', title: 'Screen category', description: 'Such as Shop.' },
      properties,
    },
  },
  mapping: {
    ...commonMappingOfScreens,
    group_id: { '@path': '$.context.groupId' },
    screen_name: { '@path': '$.name' },
    page_category: { '@path': '$.category' },
    properties: { '@path': '$.properties' },
  },
  checks: [oneId],
  ...sending('screen', body),
  examples: [
    {
      title: 'a screen of an app',
      settings,
      event: {
        ...base,
        type: 'screen',
        name: 'Cart',
        userId: 'u-1',
        context: {
          app: { name: 'Shop', version: '3.2.0' },
          consent: { categoryPreferences: { Ads: false } },
        },
      },
      requests: [
        request('screen', {
          userId: 'u-1',
          ...base,
          name: 'Cart',
          context: {
            app: { name: 'Shop', version: '3.2.0' },
            consent: { categoryPreferences: { Ads: false } },
          },
          properties: { name: 'Cart' },
        }),
      ],
    },
    withoutIds({ type: 'screen', name: 'Cart' }),
  ],
} as const satisfies Action
