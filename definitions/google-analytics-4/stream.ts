import type { Json, JsonObject } from 'waybill/actions'
import { currencyCodes } from '../shared/currencies.js'

/** What all actions share: who it was and in which stream, as fields, default mapping, checks and body. */

/** The field of the client id is called otherwise in the two actions that are older. */
export type ClientField = 'client_id' | 'clientId'

const clientId = {
  type: 'string',
  title: 'Client ID',
  description:
    'The browser, for web streams: best the id in the cookie of the Google tag. A user id works, but ties nothing to what the tag has seen.',
} as const

const sharedFields = {
  data_stream_type: {
    type: 'string',
    enum: ['Web', 'Mobile App'],
    title: 'Kind of stream',
    description: 'Where it goes: Web needs a client id, Mobile App an app instance id.',
  },
  app_instance_id: {
    type: 'string',
    title: 'App instance ID',
    description: 'The installation of the app, for streams of apps, as the Firebase SDK gives it.',
  },
  user_id: {
    type: 'string',
    title: 'User ID',
    description: 'The id of a known user, the same on all devices.',
  },
  timestamp_micros: {
    type: 'string',
    title: 'Time',
    description:
      'When it happened, in ISO 8601 or microseconds since 1970. Older than 72 hours is not counted.',
  },
  engagement_time_msec: {
    type: 'number',
    title: 'Engagement time',
    description: 'Milliseconds. Without it the user does not count as active.',
  },
  user_properties: {
    type: 'object',
    title: 'User properties',
    description: 'What is known of the user: at most 25, no lists and no objects.',
  },
  params: {
    type: 'object',
    title: 'Parameters',
    description:
      'Further parameters of the event, over those of the other fields; `session_id` belongs here.',
  },
  ad_user_data_consent: {
    type: 'string',
    enum: ['GRANTED', 'DENIED'],
    title: 'Consent to user data in ads',
    description: 'Whether data of the user may go to Google for advertising.',
  },
  ad_personalization_consent: {
    type: 'string',
    enum: ['GRANTED', 'DENIED'],
    title: 'Consent to personalised ads',
    description: 'Whether the user may see personalised advertising.',
  },
} as const

export const stream = { client_id: clientId, ...sharedFields } as const

export const olderStream = { clientId, ...sharedFields } as const

const sharedMapping = {
  data_stream_type: 'Web',
  timestamp_micros: { '@path': '$.timestamp' },
  engagement_time_msec: 1,
} as const

const someone = { '@coalesce': [{ '@path': '$.userId' }, { '@path': '$.anonymousId' }] } as const

export const streamMapping = { client_id: someone, ...sharedMapping } as const

export const olderStreamMapping = { clientId: someone, ...sharedMapping } as const

export const payload = (field: string) => ({ '@path': `$.payload.${field}` })

const reserved =
  'startswith(@.key, "_") or startswith(@.key, "ga_") or startswith(@.key, "google_") or startswith(@.key, "firebase_")'

/** What is worked out once for the checks and the body; of the destination, since every action has these fields. */
export const lets = {
  currencies: [...currencyCodes],
  isWeb: { '@if': { condition: 'payload.data_stream_type = "Mobile App"', then: false, else: true } },
  time: {
    '@if': {
      // A number is in microseconds already, however small.
      condition: 'number(payload.timestamp_micros) != null',
      then: { '@cast': { value: payload('timestamp_micros'), to: 'number' } },
      else: { '@date': { value: payload('timestamp_micros'), to: 'unix_us' } },
    },
  },
  badParams: namesIn(
    'params',
    '@.value = null or typeof(@.value) = "map" or (typeof(@.value) = "list" and @.key != "items")',
  ),
  badUserProperties: namesIn('user_properties', 'typeof(@.value) = "map" or typeof(@.value) = "list"'),
  reservedParams: namesIn('params', reserved),
  reservedUserProperties: namesIn('user_properties', reserved),
}

function namesIn(field: string, where: string) {
  return { '@entries': { in: payload(field), where, value: { '@path': '@.key' }, to: 'list' } }
}

export const streamChecks = [
  {
    blames: 'settings',
    require: '!let.isWeb or exists(settings.measurementId)',
    message: 'A web stream needs its measurement id.',
    fields: ['measurementId'],
  },
  {
    blames: 'settings',
    require: 'let.isWeb or exists(settings.firebaseAppId)',
    message: 'A stream of an app needs its Firebase app id.',
    fields: ['firebaseAppId'],
  },
  {
    require: 'let.isWeb or exists(payload.app_instance_id)',
    message: 'A stream of an app needs an app instance id.',
    fields: ['app_instance_id'],
  },
  {
    require: 'length(let.badParams) = 0',
    message: 'A parameter can not be null, an object or a list; only "items" is a list.',
    fields: ['params'],
  },
  {
    require: 'length(let.badUserProperties) = 0',
    message: 'A user property can not be an object or a list.',
    fields: ['user_properties'],
  },
  {
    require: 'payload.timestamp_micros = null or exists(let.time)',
    message: 'The time is no date: the event is sent without it and counts when it arrives.',
    code: 'INVALID_DATE',
    fields: ['timestamp_micros'],
    severity: 'warning',
  },
  {
    require: 'length(let.reservedParams) = 0',
    message: 'Google Analytics drops parameters whose names begin with _, ga_, google_ or firebase_.',
    code: 'RESERVED_NAME',
    fields: ['params'],
    severity: 'warning',
  },
  {
    require: 'length(let.reservedUserProperties) = 0',
    message: 'Google Analytics drops user properties whose names begin with _, ga_, google_ or firebase_.',
    code: 'RESERVED_NAME',
    fields: ['user_properties'],
    severity: 'warning',
  },
] as const

/** Who it was, in a web stream. */
export const clientCheck = <const Field extends ClientField>(field: Field) =>
  ({
    require: `!let.isWeb or exists(payload.${field})`,
    message: 'A web stream needs a client id.',
    fields: [field],
  }) as const

/** The request with one event: its own parameters, and over them those of the mapping. */
export const event = (name: Json, own: JsonObject, client: ClientField = 'client_id') => ({
  method: 'POST',
  path: '/mp/collect',
  query: {
    api_secret: { '@path': '$.settings.apiSecret' },
    measurement_id: ofWeb({ '@path': '$.settings.measurementId' }),
    firebase_app_id: ofApp({ '@path': '$.settings.firebaseAppId' }),
  },
  json: {
    client_id: ofWeb(payload(client)),
    app_instance_id: ofApp(payload('app_instance_id')),
    user_id: payload('user_id'),
    events: [
      {
        name,
        params: {
          '@merge': {
            direction: 'right',
            objects: [{ ...own, engagement_time_msec: payload('engagement_time_msec') }, payload('params')],
          },
        },
      },
    ],
    user_properties: {
      '@entries': { in: payload('user_properties'), value: { value: { '@path': '@.value' } } },
    },
    timestamp_micros: { '@path': '$.let.time' },
    consent: {
      '@if': {
        condition: 'exists(payload.ad_user_data_consent) or exists(payload.ad_personalization_consent)',
        then: {
          ad_user_data: payload('ad_user_data_consent'),
          ad_personalization: payload('ad_personalization_consent'),
        },
      },
    },
  },
  maxBytes: 130_000,
})

const ofWeb = (then: Json) => ({ '@if': { condition: 'let.isWeb', then } })

const ofApp = (then: Json) => ({ '@if': { condition: '!let.isWeb', then } })
