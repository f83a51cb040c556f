import type { Example, JsonObject } from 'waybill/actions'

const settings = {
  appsFlyerS2SToken: 's2s-token',
  androidAppID: 'com.example.shop',
  appleAppID: '123456789',
}

const iphone = { device: { type: 'ios', advertisingId: 'AB-1', id: 'CD-2' }, os: { version: '17.2' } }

const track = (event: string, properties: JsonObject, others: JsonObject = {}) => ({
  type: 'track',
  messageId: 'm-1',
  timestamp: '2025-02-11T14:03:21.513Z',
  event,
  userId: 'u-1',
  properties,
  context: iphone,
  integrations: { AppsFlyer: { appsFlyerId: '1415-6513' } },
  ...others,
})

const headers = { authentication: 's2s-token', 'content-type': 'application/json' }

const apple = {
  customer_user_id: 'u-1',
  eventTime: '2025-02-11 14:03:21.513',
  os: '17.2',
  idfa: 'AB-1',
  idfv: 'CD-2',
}

/** A request of an example. */
const request = (json: JsonObject, app = 'id123456789') => ({
  method: 'POST',
  url: `https://api3.appsflyer.com/inappevent/${app}`,
  headers,
  json,
})

const level = track('Level Finished', { level: 7 })

export const examples = [
  {
    title: 'a level of a game, on an iPhone',
    settings,
    event: level,
    requests: [
      request({
        ...apple,
        appsflyer_id: '1415-6513',
        eventName: 'Level Finished',
        eventValue: '{"level":7}',
      }),
    ],
  },
  {
    title: 'an order on Android, with its products as lists, and dollars where no currency is said',
    settings,
    event: track(
      'Order Completed',
      { order_id: 'o-1', total: 43, products: [{ product_id: 'p-1', price: 19.5 }, { quantity: 4 }] },
      { context: { device: { type: 'Android', advertisingId: '00000000-0000' } } },
    ),
    requests: [
      request(
        {
          appsflyer_id: '1415-6513',
          customer_user_id: 'u-1',
          eventTime: '2025-02-11 14:03:21.513',
          eventName: 'Order Completed',
          eventCurrency: 'USD',
          eventValue:
            '{"order_id":"o-1","total":43,"products":[{"product_id":"p-1","price":19.5},{"quantity":4}],"af_revenue":43,"af_order_id":"o-1","af_content_id":["p-1",null],"af_quantity":[null,4],"af_price":[19.5,null]}',
        },
        'com.example.shop',
      ),
    ],
  },
  {
    title: 'by the older interface, without a value',
    settings: { appsFlyerDevKey: 'dev-key', useApiV3: false, appleAppID: 'id123456789' },
    event: track('Level Finished', {}),
    requests: [
      {
        method: 'POST',
        url: 'https://api2.appsflyer.com/inappevent/id123456789',
        headers: { ...headers, authentication: 'dev-key' },
        json: {
          ...apple,
          appsflyer_id: '1415-6513',
          eventName: 'Level Finished',
          eventValue: '',
          af_events_api: 'true',
        },
      },
    ],
  },
  {
    title: 'a device is enough where the settings say so',
    settings: { ...settings, canOmitAppsFlyerId: true, fallbackToIdfv: true },
    event: track(
      'Level Finished',
      {},
      { integrations: {}, context: { device: { type: 'ios', advertisingId: '0-0', id: 'CD-2' } } },
    ),
    requests: [
      request({
        customer_user_id: 'u-1',
        eventTime: '2025-02-11 14:03:21.513',
        idfv: 'CD-2',
        eventName: 'Level Finished',
        eventValue: '',
      }),
    ],
  },
  {
    title: 'a device has to be known',
    settings,
    event: track('Level Finished', {}, { integrations: {} }),
    outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['appsflyer_id'] },
  },
  {
    title: 'a system that AppsFlyer does not know',
    settings,
    event: track('Level Finished', {}, { context: { os: { name: 'Windows' } } }),
    outcome: { code: 'UNSUPPORTED_PLATFORM', fields: ['platform'] },
  },
  {
    title: 'an app that the settings do not name',
    settings: { appsFlyerS2SToken: 's2s-token', androidAppID: 'com.example.shop' },
    event: level,
    outcome: { kind: 'settings', code: 'INVALID_SETTINGS', fields: ['appleAppID'] },
  },
  {
    title: 'more than a kilobyte',
    settings,
    event: track('Level Finished', { story: 'long '.repeat(250) }),
    outcome: { code: 'PAYLOAD_TOO_LARGE' },
  },
  {
    title: 'what AppsFlyer says of a refusal',
    settings,
    event: level,
    responses: [{ status: 400, body: 'appsflyer_id is not valid' }],
    outcome: { status: 'discarded', kind: 'response' },
  },
] as const satisfies readonly Example[]
