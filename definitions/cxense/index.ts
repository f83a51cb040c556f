import { defineDestination } from 'waybill/actions'
import { identify } from './identify.js'
import { page } from './page.js'
import { eventAttributes, queue } from './queue.js'
import { track } from './track.js'

export default defineDestination({
  slug: 'cxense',
  version: '1.0.0',
  name: 'Cxense',
  description: 'Feeds Cxense (Piano) in the page: what to push to its command queue, in order.',
  docs: 'https://segment.com/docs/connections/destinations/catalog/cxense/',
  integrationNames: ['Cxense'],
  events: ['page', 'identify', 'track'],
  settings: {
    type: 'object',
    required: ['siteId'],
    properties: {
      siteId: {
        type: 'string',
        minLength: 1,
        title: 'Site ID',
        description: 'The site that page views belong to.',
      },
      customerPrefix: {
        type: 'string',
        pattern: '^[a-z0-9]{3}$',
        title: 'Customer prefix',
        description: 'The three characters that Cxense gave you. External ids and events need it.',
      },
      origin: {
        type: 'string',
        pattern: '^[\\w-]+$',
        title: 'Origin',
        description: 'Where events come from, without the customer prefix. Events need it.',
      },
      persistedQueryId: {
        type: 'string',
        minLength: 1,
        title: 'Persisted query ID',
        description: 'What lets the page send events. Events need it.',
      },
      setExternalId: {
        type: 'boolean',
        default: false,
        title: 'Send user ids',
        description: 'Send the identified user’s id with page views, as an external id.',
      },
    },
    if: { properties: { setExternalId: { const: true } }, required: ['setExternalId'] },
    then: { required: ['customerPrefix'] },
  },
  init: {
    queue,
    calls: [
      { call: ['setSiteId', { '@path': '$.settings.siteId' }] },
      {
        when: 'exists(settings.customerPrefix) and exists(settings.origin) and exists(settings.persistedQueryId)',
        call: eventAttributes,
      },
    ],
  },
  actions: { page, identify, track },
  presets: [
    { name: 'Page views', action: 'page', trigger: 'type = "page"' },
    { name: 'Identified users', action: 'identify', trigger: 'type = "identify"' },
    { name: 'Events', action: 'track', trigger: 'type = "track"' },
  ],
  notes: [
    'The loader of the queue is https://cdn.cxense.com/cx.js.',
    'The order of the arguments of `setGeoPosition` is known from public integrations only.',
    'An external id has fewer than 40 characters; a newer SDK of the vendor says 100. What the vendor does with a longer one is not known, so it is not sent.',
    'The vendor’s page calls the last call of a page view `sendPageView`; the one that there is is `sendPageViewEvent`.',
  ],
})
