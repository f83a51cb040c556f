import type { Action } from 'waybill/actions'
import { eventValue, eventValueLets } from './event-value.js'
import { examples } from './examples.js'
import { fields, mapping } from './fields.js'

const payload = (field: string) => ({ '@path': `$.payload.${field}` })

const onAndroid = <const Then>(then: Then) => ({
  '@if': { condition: 'let.platform = "android"', then },
})

const onApple = <const Then>(then: Then) => ({ '@if': { condition: 'let.platform = "apple"', then } })

export const sendEvent = {
  title: 'Send event',
  description: 'What somebody did in the app or elsewhere, for a device that the app’s SDK has made known.',
  trigger: 'type = "track"',
  fields: { type: 'object', required: ['platform', 'event_name'], properties: fields },
  mapping,
  let: {
    platform: {
      '@switch': {
        on: { '@trim': { '@case': { operator: 'lower', value: payload('platform') } } },
        cases: {
          android: 'android',
          ios: 'apple',
          'iphone os': 'apple',
          ipados: 'apple',
          tvos: 'apple',
          watchos: 'apple',
        },
      },
    },
    // AppsFlyer answers 200 to an id of Apple without its prefix, and records nothing.
    appId: {
      '@if': {
        condition: 'let.platform = "android"',
        then: { '@path': '$.settings.androidAppID' },
        else: {
          '@rewrite': {
            value: { '@path': '$.settings.appleAppID' },
            pattern: '^(?:id)?',
            with: 'id',
            global: false,
          },
        },
      },
    },
    // Zeros and dashes stand for a user who does not want to be tracked.
    advertisingId: { '@extract': { value: payload('advertising_id'), pattern: '(?s)^.*[^0-].*$' } },
    ...eventValueLets,
  },
  checks: [
    {
      require: 'exists(let.platform)',
      message: 'AppsFlyer knows Android and the systems of Apple only.',
      code: 'UNSUPPORTED_PLATFORM',
      fields: ['platform'],
    },
    {
      blames: 'settings',
      require: 'let.platform != "android" or exists(settings.androidAppID)',
      message: 'An event of an Android app needs its id.',
      fields: ['androidAppID'],
    },
    {
      blames: 'settings',
      require: 'let.platform != "apple" or exists(settings.appleAppID)',
      message: 'An event of an Apple app needs its id.',
      fields: ['appleAppID'],
    },
    {
      require:
        'exists(payload.appsflyer_id) or settings.canOmitAppsFlyerId and (exists(let.advertisingId) or settings.fallbackToIdfv and let.platform = "apple" and exists(payload.idfv))',
      message: 'An AppsFlyer id is needed.',
      fields: ['appsflyer_id'],
    },
  ],
  request: {
    method: 'POST',
    path: '/inappevent/{{let.appId}}',
    json: {
      appsflyer_id: payload('appsflyer_id'),
      advertising_id: onAndroid({ '@path': '$.let.advertisingId' }),
      idfa: onApple({ '@path': '$.let.advertisingId' }),
      idfv: onApple(payload('idfv')),
      customer_user_id: payload('customer_user_id'),
      eventName: payload('event_name'),
      eventValue,
      eventCurrency: {
        '@coalesce': [payload('currency'), { '@if': { exists: payload('revenue'), then: 'USD' } }],
      },
      eventTime: { '@date': { value: payload('event_time'), to: 'YYYY-MM-DD HH:mm:ss.SSS' } },
      ip: payload('ip'),
      app_version_name: payload('app_version'),
      bundleIdentifier: payload('bundle_id'),
      os: payload('os_version'),
      att: payload('att'),
      consent_data: payload('consent_data'),
      sharing_filter: payload('sharing_filter'),
      af_events_api: { '@if': { condition: 'settings.useApiV3', else: 'true' } },
    },
    maxBytes: 1024,
  },
  examples,
} as const satisfies Action
