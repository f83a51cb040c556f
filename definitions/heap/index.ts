import { defineDestination } from 'waybill/actions'
import { identifyUser } from './identify-user.js'
import { trackEvent } from './track-event.js'

export default defineDestination({
  slug: 'heap',
  version: '1.0.0',
  name: 'Heap',
  description: 'Product analytics: events and users.',
  docs: 'https://developers.heap.io/reference/server-side-apis-overview',
  integrationNames: ['Heap Cloud (Actions)', 'Heap'],
  events: ['track', 'page', 'screen', 'identify'],
  settings: {
    type: 'object',
    required: ['appId'],
    properties: {
      appId: {
        type: 'string',
        minLength: 1,
        title: 'App ID',
        description: 'Says which environment of the project events belong to.',
      },
      region: {
        type: 'string',
        default: 'US',
        title: 'Region',
        description: 'Where the project keeps its data: US or EU. Anything else is the former.',
      },
    },
  },
  request: {
    baseUrl: {
      '@switch': {
        on: { '@path': '$.settings.region' },
        cases: { EU: 'https://c.eu.heap-api.com' },
        default: 'https://heapanalytics.com',
      },
    },
  },
  responses: [
    {
      when: 'status = 400 and typeof(body) = "string" and body != ""',
      then: 'discard',
      message: { '@path': '$.response.body' },
    },
  ],
  actions: { trackEvent, identifyUser },
  presets: [
    { name: 'Track, page and screen calls', action: 'trackEvent' },
    { name: 'Identify calls', action: 'identifyUser' },
  ],
  notes: [
    'Map the identity ($.userId) so that events count for known users.',
    'Every property is sent as text: lists and objects under dotted names, null as “null”.',
    'There is no request that proves an app id: a wrong one answers 404 when an event comes.',
    'Events of visitors go up to 1,000 together; an event with an identity goes alone, because it may say something of its user first. That events go together is from the documentation and was not tried.',
    'From memory: 30 requests in 30 seconds about one user, 15,000 events a minute; names have 512 characters and values 1,024, names of events 1,024. What goes beyond is left to the answer.',
  ],
})
