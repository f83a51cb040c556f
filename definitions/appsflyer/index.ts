import { defineDestination } from 'waybill/actions'
import { sendEvent } from './send-event.js'

const flag = (title: string, description: string) =>
  ({ type: 'boolean', default: false, title, description }) as const

export default defineDestination({
  slug: 'appsflyer',
  version: '1.0.0',
  name: 'AppsFlyer',
  description:
    'Sends events from servers to AppsFlyer, for users whose devices it knows through the SDK in the app.',
  docs: 'https://dev.appsflyer.com/hc/reference/s2s-events-api3-overview',
  integrationNames: ['AppsFlyer', 'Appsflyer'],
  events: ['track', 'page', 'screen'],
  settings: {
    type: 'object',
    properties: {
      appsFlyerS2SToken: {
        type: 'string',
        format: 'password',
        minLength: 1,
        title: 'S2S token',
        description:
          'For version 3 of the interface. An administrator finds it among the security credentials.',
      },
      appsFlyerDevKey: {
        type: 'string',
        format: 'password',
        minLength: 1,
        title: 'Dev key',
        description: 'For version 2 of the interface. It stands in the settings of the app.',
      },
      useApiV3: {
        ...flag('Version 3 of the interface', 'Off: the older one, with the dev key.'),
        default: true,
      },
      androidAppID: {
        type: 'string',
        minLength: 1,
        title: 'Android app ID',
        description: 'Such as com.example.shop.',
      },
      appleAppID: {
        type: 'string',
        pattern: '^(?:id)?\\d+$',
        title: 'Apple app ID',
        description: 'Such as 123456789, with or without `id` before it.',
      },
      canOmitAppsFlyerId: flag(
        'Events without an AppsFlyer ID',
        'Whether a device id is enough. AppsFlyer has to allow it for the account.',
      ),
      fallbackToIdfv: flag(
        'Vendor ID for lack of an advertising ID',
        'Whether on Apple the vendor id is enough of a device id.',
      ),
    },
    anyOf: [{ required: ['androidAppID'] }, { required: ['appleAppID'] }],
    if: { properties: { useApiV3: { const: false } }, required: ['useApiV3'] },
    then: { required: ['appsFlyerDevKey'] },
    else: { required: ['appsFlyerS2SToken'] },
  },
  auth: {
    type: 'header',
    name: 'authentication',
    value: {
      '@if': {
        condition: 'settings.useApiV3',
        then: { '@path': '$.settings.appsFlyerS2SToken' },
        else: { '@path': '$.settings.appsFlyerDevKey' },
      },
    },
  },
  request: {
    baseUrl: {
      '@if': {
        condition: 'settings.useApiV3',
        then: 'https://api3.appsflyer.com',
        else: 'https://api2.appsflyer.com',
      },
    },
  },
  responses: [
    {
      when: 'status = 400 and typeof(body) = "string"',
      then: 'discard',
      message: { '@path': '$.body' },
    },
  ],
  actions: { sendEvent },
  presets: [
    { name: 'All events', action: 'sendEvent' },
    {
      name: 'All events, those of shops under the names of AppsFlyer',
      action: 'sendEvent',
      mapping: {
        event_name: {
          '@switch': {
            on: { '@case': { operator: 'lower', value: { '@path': '$.event' } } },
            cases: {
              'order completed': 'af_purchase',
              'product viewed': 'af_content_view',
              'product added': 'af_add_to_cart',
              'product added to wishlist': 'af_add_to_wishlist',
              'products searched': 'af_search',
            },
            default: { '@path': '$.event' },
          },
        },
      },
    },
  ],
  notes: [
    'AppsFlyer attributes nothing to a device that its SDK in the app has not made known.',
    'A body of more than 1,024 bytes is refused: map `event_value` to what is needed where properties are long.',
    'An app may send 60,000 events a minute.',
    'Where the name of an event is one of those that AppsFlyer has a counterpart for, values like `af_price` are added from its properties; that lists of products count for a search too was not confirmed.',
    'That an advertising id of zeros counts as none was not confirmed for this interface.',
  ],
})
