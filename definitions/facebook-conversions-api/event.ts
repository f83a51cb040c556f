import type { Json, JsonObject } from 'waybill/actions'
import { appData, appDataMapping, sentAppData } from './app-data.js'
import { sentUserData, userData, userDataMapping } from './user-data.js'

/** What all actions share: fields, default mapping, checks, and the request. */

export const fields = {
  action_source: {
    type: 'string',
    enum: [
      'email',
      'website',
      'app',
      'phone_call',
      'chat',
      'physical_store',
      'system_generated',
      'business_messaging',
      'other',
    ],
    title: 'Where it happened',
    description: 'A website also needs the user agent of the browser.',
  },
  event_time: {
    type: 'string',
    title: 'Time',
    description: 'When it happened, in ISO 8601 or Unix seconds; up to 7 days ago, 62 in a physical store.',
  },
  user_data: userData,
  app_data_field: appData,
  event_id: {
    type: 'string',
    title: 'Event ID',
    description: 'The same as that of the pixel’s event, so that the two count once.',
  },
  event_source_url: { type: 'string', title: 'Address', description: 'The page that it happened on.' },
  data_processing_options: {
    type: 'boolean',
    title: 'Limited data use',
    description: 'Whether Meta may use the data only as laws of states of the USA allow.',
  },
  data_processing_options_country: {
    type: 'number',
    enum: [0, 1],
    title: 'Country for limited data use',
    description: '1 is the USA; with 0 Meta works it out.',
  },
  data_processing_options_state: {
    type: 'number',
    title: 'State for limited data use',
    description: 'By Meta’s numbers, such as 1000 for California; with 0 Meta works it out.',
  },
  test_event_code: {
    type: 'string',
    title: 'Test code',
    description: 'Shows the event among the test events; it comes before the one in the settings.',
  },
  enable_batching: {
    type: 'boolean',
    title: 'Several events a request',
    description:
      'Fewer requests. Meta refuses all events of one for a single bad one; it is then sent again in halves.',
  },
  batch_size: {
    type: 'integer',
    title: 'Events a request',
    description: 'How many at most; 1,000 unless said.',
    ui: { hidden: true },
  },
} as const

export const mapping = {
  event_time: { '@path': '$.timestamp' },
  user_data: userDataMapping,
  app_data_field: appDataMapping,
  event_id: { '@path': '$.messageId' },
  event_source_url: { '@path': '$.context.page.url' },
} as const

export const timeCheck = {
  require: 'exists(let.time)',
  message: 'The time is no date: Meta may refuse it.',
  code: 'INVALID_DATE',
  fields: ['event_time'],
  severity: 'warning',
} as const

export const userAgentCheck = {
  require: 'payload.action_source != "website" or length(payload.user_data.client_user_agent) > 0',
  message: 'An event of a website needs the user agent of the browser.',
  fields: ['user_data'],
} as const

/** What is worked out for checks; of the destination, since every action has these fields. */
export const time = { '@date': { value: { '@path': '$.payload.event_time' }, to: 'unix' } }

export const of = (field: string) => ({ '@path': `@event.${field}` })

/** A request, with events that have this name and these data of their own. One event is sent as a batch of one. */
export const events = (name: Json, customData: JsonObject | undefined) =>
  ({
    single: 'batch',
    batch: {
      when: 'payload.enable_batching',
      maxItems: {
        '@if': {
          condition: 'items.0.batch_size > 0 and items.0.batch_size < 1000',
          then: { '@path': '$.items[0].batch_size' },
          else: 1000,
        },
      },
      groupBy: [{ '@path': '@.test_event_code' }, { '@path': '@.batch_size' }],
      request: {
        method: 'POST',
        path: '/{{settings.apiVersion}}/{{settings.pixelId}}/events',
        json: {
          data: {
            '@each': {
              in: { '@path': '$.items' },
              as: 'event',
              do: {
                event_name: name,
                event_time: of('event_time'),
                event_source_url: of('event_source_url'),
                event_id: of('event_id'),
                action_source: of('action_source'),
                user_data: sentUserData,
                app_data: sentAppData,
                data_processing_options: withLimits(['LDU']),
                data_processing_options_country: withLimits(orZero('data_processing_options_country')),
                data_processing_options_state: withLimits(orZero('data_processing_options_state')),
                ...(customData === undefined ? {} : { custom_data: withMapped(customData) }),
              },
            },
          },
          test_event_code: {
            '@coalesce': [{ '@path': '$.items[0].test_event_code' }, { '@path': '$.settings.testEventCode' }],
          },
        },
      },
    },
  }) as const

const orZero = (field: string) => ({ '@coalesce': [of(field), 0] })

const withLimits = (then: Json) => ({ '@if': { condition: '@event.data_processing_options', then } })

/** Fields of their own come over what was mapped freely. */
const withMapped = (own: JsonObject) => ({
  '@merge': { direction: 'right', objects: [of('custom_data'), own] },
})
