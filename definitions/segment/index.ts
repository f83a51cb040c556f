import { defineDestination } from 'waybill/actions'
import {
  context,
  ids,
  lets,
  objectOrEmpty,
  oneId,
  pageProperties,
  propertiesWith,
  screenContext,
  screenProperties,
  withGroup,
} from './body.js'
import { base, headers, request, settings, withoutIds } from './examples.js'
import {
  common,
  commonMapping,
  commonMappingOfScreens,
  commonOfScreens,
  groupId,
  properties,
  traits,
} from './fields.js'

export default defineDestination({
  slug: 'segment',
  version: '1.0.0',
  name: 'Segment',
  description: 'Sends events on to another Segment source, through the Tracking API.',
  docs: 'https://segment.com/docs/connections/sources/catalog/libraries/server/http-api/',
  events: ['track', 'identify', 'page', 'screen', 'group', 'alias'],
  settings: {
    type: 'object',
    required: ['source_write_key'],
    properties: {
      source_write_key: {
        type: 'string',
        format: 'password',
        minLength: 1,
        pattern: '^\\S+$',
        title: 'Write key',
        description: 'The write key of the source that receives the events.',
      },
      endpoint: {
        type: 'string',
        enum: ['north_america', 'europe', 'us-west-2', 'eu-west-1'],
        default: 'north_america',
        title: 'Region',
        description:
          'Where the workspace is. The wrong region answers with success, and the events never appear.',
      },
    },
  },
  auth: { type: 'basic', username: { '@path': '$.settings.source_write_key' }, password: '' },
  let: lets,
  request: {
    baseUrl: {
      '@switch': {
        on: { '@path': '$.settings.endpoint' },
        cases: {
          europe: 'https://events.eu1.segmentapis.com/v1',
          'eu-west-1': 'https://events.eu1.segmentapis.com/v1',
        },
        default: 'https://api.segment.io/v1',
      },
    },
  },
  actions: {
    sendTrack: {
      title: 'Send track',
      description: 'What somebody did.',
      trigger: 'type = "track"',
      fields: {
        type: 'object',
        required: ['event_name'],
        properties: {
          ...common,
          group_id: groupId,
          event_name: { type: 'string', minLength: 1, title: 'Event name', description: 'What was done.' },
          properties,
          traits,
        },
      },
      mapping: {
        ...commonMapping,
        group_id: { '@path': '$.context.groupId' },
        event_name: { '@path': '$.event' },
        properties: { '@path': '$.properties' },
        traits: { '@path': '$.context.traits' },
      },
      checks: [oneId],
      request: {
        method: 'POST',
        path: '/track',
        json: {
          ...ids,
          event: { '@path': '$.payload.event_name' },
          context: context({ ...withGroup, traits: objectOrEmpty('traits') }),
          properties: objectOrEmpty('properties'),
        },
      },
      examples: [
        {
          title: 'an order',
          settings,
          event: {
            ...base,
            type: 'track',
            event: 'Order Completed',
            userId: 'u-1',
            properties: { total: 120 },
            context: { ip: '203.0.113.17', locale: 'en-GB' },
          },
          requests: [
            request('track', {
              userId: 'u-1',
              ...base,
              event: 'Order Completed',
              context: { traits: {}, consent: {}, ip: '203.0.113.17', locale: 'en-GB' },
              properties: { total: 120 },
            }),
          ],
        },
        {
          title: 'to a workspace in the EU',
          settings: { ...settings, endpoint: 'europe' },
          event: { ...base, type: 'track', event: 'Ping', anonymousId: 'a-1' },
          requests: [
            request(
              'track',
              {
                anonymousId: 'a-1',
                ...base,
                event: 'Ping',
                context: { traits: {}, consent: {} },
                properties: {},
              },
              'https://events.eu1.segmentapis.com/v1',
            ),
          ],
        },
        withoutIds({ type: 'track', event: 'Ping' }),
      ],
    },
    sendIdentify: {
      title: 'Send identify',
      description: 'Who somebody is.',
      trigger: 'type = "identify"',
      fields: {
        type: 'object',
        properties: {
          ...common,
          group_id: groupId,
          traits,
          address: {
            type: 'object',
            title: 'Address',
            description: 'The postal address. It replaces `address` in the traits.',
            properties: {
              street: { type: 'string' },
              city: { type: 'string' },
              state: { type: 'string' },
              country: { type: 'string' },
              postalCode: { type: 'string' },
            },
          },
        },
      },
      mapping: {
        ...commonMapping,
        group_id: { '@path': '$.context.groupId' },
        traits: { '@path': '$.traits' },
        address: {
          '@if': { condition: 'typeof(traits.address) = "map"', then: { '@path': '$.traits.address' } },
        },
      },
      checks: [oneId],
      let: {
        addressParts: {
          '@entries': { in: { '@path': '$.payload.address' }, value: { '@path': '@.value' }, to: 'list' },
        },
      },
      request: {
        method: 'POST',
        path: '/identify',
        json: {
          ...ids,
          context: context(withGroup),
          traits: {
            '@merge': {
              direction: 'right',
              objects: [
                { '@path': '$.payload.traits' },
                {
                  address: {
                    '@if': {
                      condition: 'length(let.addressParts) > 0',
                      then: { '@path': '$.payload.address' },
                    },
                  },
                },
              ],
            },
          },
        },
      },
      examples: [
        {
          title: 'traits with an address',
          settings,
          event: {
            ...base,
            type: 'identify',
            userId: 'u-1',
            traits: { plan: 'pro', address: { city: 'Köln', floor: 3 } },
          },
          requests: [
            request('identify', {
              userId: 'u-1',
              ...base,
              context: { consent: {} },
              traits: { plan: 'pro', address: { city: 'Köln' } },
            }),
          ],
        },
        {
          title: 'an address in one text stays a trait',
          settings,
          event: { ...base, type: 'identify', userId: 'u-1', traits: { address: 'Weg 1, Köln' } },
          requests: [
            request('identify', {
              userId: 'u-1',
              ...base,
              context: { consent: {} },
              traits: { address: 'Weg 1, Köln' },
            }),
          ],
        },
        withoutIds({ type: 'identify', traits: { plan: 'pro' } }),
      ],
    },
    sendPage: {
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
    },
    sendScreen: {
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
      request: {
        method: 'POST',
        path: '/screen',
        json: {
          ...ids,
          name: { '@path': '$.payload.screen_name' },
          context: screenContext(withGroup),
          properties: propertiesWith(screenProperties),
        },
      },
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
    },
    sendGroup: {
      title: 'Send group',
      description: 'The account or group that somebody belongs to.',
      trigger: 'type = "group"',
      fields: {
        type: 'object',
        required: ['group_id'],
        properties: { ...common, group_id: { ...groupId, minLength: 1 }, traits },
      },
      mapping: { ...commonMapping, group_id: { '@path': '$.groupId' }, traits: { '@path': '$.traits' } },
      checks: [oneId],
      request: {
        method: 'POST',
        path: '/group',
        json: {
          ...ids,
          groupId: { '@path': '$.payload.group_id' },
          context: context(),
          traits: objectOrEmpty('traits'),
        },
      },
      examples: [
        {
          title: 'an account and its plan',
          settings,
          event: { ...base, type: 'group', userId: 'u-1', groupId: 'g-1', traits: { plan: 'team' } },
          requests: [
            request('group', {
              userId: 'u-1',
              ...base,
              groupId: 'g-1',
              context: { consent: {} },
              traits: { plan: 'team' },
            }),
          ],
        },
        {
          title: 'a group has an id',
          settings,
          event: { ...base, type: 'group', userId: 'u-1' },
          outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['group_id'] },
        },
      ],
    },
    sendAlias: {
      title: 'Send alias',
      description: 'Two ids of the same person.',
      trigger: 'type = "alias"',
      fields: {
        type: 'object',
        required: ['user_id', 'previous_id'],
        properties: {
          ...common,
          previous_id: {
            type: 'string',
            minLength: 1,
            title: 'Previous ID',
            description: 'The id until now.',
          },
        },
      },
      mapping: { ...commonMapping, previous_id: { '@path': '$.previousId' } },
      request: {
        method: 'POST',
        path: '/alias',
        json: { ...ids, previousId: { '@path': '$.payload.previous_id' }, context: context() },
      },
      examples: [
        {
          title: 'a visitor becomes a user',
          settings,
          event: { ...base, type: 'alias', userId: 'u-1', previousId: 'a-1' },
          requests: [
            {
              method: 'POST',
              url: 'https://api.segment.io/v1/alias',
              headers,
              json: { userId: 'u-1', ...base, previousId: 'a-1', context: { consent: {} } },
            },
          ],
        },
        {
          title: 'both ids are needed',
          settings,
          event: { ...base, type: 'alias', userId: 'u-1' },
          outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['previous_id'] },
        },
      ],
    },
  },
})
