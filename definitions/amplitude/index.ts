import { defineDestination } from 'waybill/actions'
import { groupIdentifyUser } from './group-identify-user.js'
import { identifyUser } from './identify-user.js'
import { logEventV2 } from './log-event-v2.js'
import { logPurchase } from './log-purchase.js'
import { mapUser } from './map-user.js'

export default defineDestination({
  slug: 'amplitude',
  version: '1.0.0',
  name: 'Amplitude',
  description: 'Product analytics: events, users and groups.',
  docs: 'https://amplitude.com/docs/apis/analytics/http-v2',
  integrationNames: ['Amplitude', 'Actions Amplitude'],
  events: ['track', 'page', 'screen', 'identify', 'group', 'alias'],
  functions: ['userAgent'],
  settings: {
    type: 'object',
    required: ['apiKey', 'secretKey'],
    properties: {
      apiKey: {
        type: 'string',
        format: 'password',
        minLength: 1,
        title: 'API key',
        description: 'Says which project events belong to.',
      },
      secretKey: {
        type: 'string',
        format: 'password',
        minLength: 1,
        title: 'Secret key',
        description: 'Proves with the API key that both belong together; no event carries it.',
      },
      endpoint: {
        type: 'string',
        default: 'north_america',
        title: 'Region',
        description:
          'Where the project keeps its data: north_america or europe. Anything else is the former.',
      },
    },
  },
  request: {
    baseUrl: {
      '@switch': {
        on: { '@path': '$.settings.endpoint' },
        cases: { europe: 'https://api.eu.amplitude.com' },
        default: 'https://api2.amplitude.com',
      },
    },
  },
  responses: [
    { when: 'status = 413', then: 'split' },
    { when: 'status = 429', then: 'retry', after: 30_000 },
    {
      when: 'status = 400 and typeof(body.error) = "string"',
      then: 'discard',
      message: { '@path': '$.response.body.error' },
    },
  ],
  actions: { logEventV2, logPurchase, identifyUser, mapUser, groupIdentifyUser },
  presets: [
    {
      name: 'Track calls',
      action: 'logEventV2',
      trigger: 'type = "track" and event != "Order Completed"',
    },
    {
      name: 'Order Completed calls',
      action: 'logPurchase',
      trigger: 'type = "track" and event = "Order Completed"',
    },
    {
      name: 'Page calls',
      action: 'logEventV2',
      trigger: 'type = "page"',
      mapping: { event_type: { '@template': 'Viewed {{name}}' } },
    },
    {
      name: 'Screen calls',
      action: 'logEventV2',
      trigger: 'type = "screen"',
      mapping: { event_type: { '@template': 'Viewed {{name}}' } },
    },
    { name: 'Identify calls', action: 'identifyUser' },
  ],
  verify: {
    method: 'GET',
    url: {
      '@switch': {
        on: { '@path': '$.settings.endpoint' },
        cases: { europe: 'https://analytics.eu.amplitude.com/api/2/usersearch' },
        default: 'https://amplitude.com/api/2/usersearch',
      },
    },
    query: { user: 'nobody' },
    headers: {
      authorization: { '@template': 'Basic {{$.let.credentials}}' },
    },
  },
  let: {
    credentials: {
      '@base64': {
        mode: 'encode',
        value: { '@template': '{{$.settings.apiKey}}:{{$.settings.secretKey}}' },
      },
    },
  },
  notes: [
    'Needs the function `userAgent` of waybill/functions to read user agents.',
    'Ids below 5 characters are dropped, and an event without any id is refused, unless a minimum length of ids says otherwise. A device id of zeros counts as none.',
    'Map the insert id ($.messageId): only with it a repeated event counts once.',
    'Fewer than 2,000 events and 1 MB go in a request, 20 MB to the batch endpoint; 1,000 events a second of one user or device. Texts beyond 1,024 characters are cut by Amplitude.',
    'A request that is refused for some of its events is refused as a whole: the others come again without them. What the answer says of events by their places is from the documentation and was not tried.',
    '`products` and `use_batch_endpoint` travel in the events of “Log event”: saved reports may rely on it.',
    'Traits of a track event are normally missing: user properties are left out then.',
    'A browser on a Mac says nothing of its device, so the system stands in for the model.',
  ],
})
