import { defineDestination } from 'waybill/actions'
import { alias } from './alias.js'
import { groupIdentifyUser } from './group-identify-user.js'
import { identifyUser } from './identify-user.js'
import { incrementProperties } from './increment-properties.js'
import { trackEvent } from './track-event.js'
import { trackPurchase } from './track-purchase.js'

export default defineDestination({
  slug: 'mixpanel',
  version: '1.0.0',
  name: 'Mixpanel',
  description: 'Product analytics: events, users and groups.',
  docs: 'https://developer.mixpanel.com/reference/overview',
  integrationNames: ['Mixpanel (Actions)', 'Mixpanel'],
  events: ['track', 'page', 'screen', 'identify', 'group', 'alias'],
  settings: {
    type: 'object',
    required: ['projectToken'],
    properties: {
      projectToken: {
        type: 'string',
        // It stands in the pages of a site too, but here it can authenticate imports.
        format: 'password',
        minLength: 1,
        title: 'Project token',
        description: 'Says which project events belong to.',
      },
      apiSecret: {
        type: 'string',
        format: 'password',
        title: 'API secret',
        description: 'Authenticates imports; without it the project token does.',
      },
      apiRegion: {
        type: 'string',
        enum: ['US 🇺🇸', 'EU 🇪🇺', 'IN 🇮🇳', 'us', 'eu', 'in'],
        default: 'US 🇺🇸',
        title: 'Region',
        description: 'Where the project keeps its data.',
      },
      sourceName: {
        type: 'string',
        title: 'Source name',
        description: 'Sent with each event as `segment_source_name`.',
      },
      strictMode: {
        type: 'string',
        enum: ['1', '0'],
        default: '1',
        title: 'Strict mode',
        description: 'With 1 Mixpanel says which events it refuses; with 0 it drops them in silence.',
      },
    },
  },
  let: {
    importUser: {
      '@coalesce': {
        values: [{ '@path': '$.settings.apiSecret' }, { '@path': '$.settings.projectToken' }],
        skip: 'blank',
      },
    },
    credentials: { '@base64': { mode: 'encode', value: { '@template': '{{$.let.importUser}}:' } } },
  },
  request: {
    baseUrl: {
      '@switch': {
        on: { '@path': '$.settings.apiRegion' },
        cases: {
          'EU 🇪🇺': 'https://api-eu.mixpanel.com',
          eu: 'https://api-eu.mixpanel.com',
          'IN 🇮🇳': 'https://api-in.mixpanel.com',
          in: 'https://api-in.mixpanel.com',
        },
        default: 'https://api.mixpanel.com',
      },
    },
  },
  responses: [{ when: 'status < 300 and (body = "0" or body = 0)', then: 'discard', code: 'REFUSED' }],
  actions: { trackEvent, trackPurchase, identifyUser, groupIdentifyUser, alias, incrementProperties },
  presets: [
    {
      name: 'Track calls',
      action: 'trackEvent',
      trigger: 'type = "track" and event != "Order Completed"',
    },
    {
      name: 'Order Completed calls',
      action: 'trackPurchase',
      trigger: 'type = "track" and event = "Order Completed"',
    },
    {
      name: 'Page calls',
      action: 'trackEvent',
      trigger: 'type = "page"',
      mapping: { event: { '@template': 'Viewed {{name}}' } },
    },
    {
      name: 'Screen calls',
      action: 'trackEvent',
      trigger: 'type = "screen"',
      mapping: { event: { '@template': 'Viewed {{name}}' } },
    },
    { name: 'Identify calls', action: 'identifyUser' },
    { name: 'Group calls', action: 'groupIdentifyUser' },
  ],
  verify: {
    method: 'POST',
    url: 'https://mixpanel.com/api/app/validate-project-credentials/',
    json: { project_token: { '@path': '$.settings.projectToken' } },
  },
  notes: [
    'Imports authenticate by the API secret; all other requests carry the project token in their body, and no credentials.',
    'An event may have 1 MB, 255 properties, 255 elements in a list and (from memory) three levels of objects. What goes beyond is left to the answer.',
    'A request holds at most 2,000 events and 2 MB; newer pages of Mixpanel allow 10 MB.',
    'Mixpanel refuses distinct ids that stand for nobody, such as “anonymous”, “null” and “none”.',
    'The insert id of a product is its place before that of the order. Mixpanel wants no more than 36 characters: an order whose own id has 36 makes product ids that strict mode may refuse; map a shorter insert id then.',
    'In the answer to a batch a refused product counts against its order, although the order itself may have been taken.',
    'Other requests than imports answer 1 or 0 as text (from memory): 0 is taken as a refusal.',
  ],
})
