import { defineDestination } from 'waybill/actions'
import { createUpdateDevice, deleteDevice } from './devices.js'
import { trackEvent, trackPageView, trackScreenView } from './events.js'
import { createUpdateObject, deleteObject, deleteRelationship } from './objects.js'
import { deletePerson, mergePeople, suppressPerson, unsuppressPerson } from './people.js'
import { createUpdatePerson } from './person.js'
import { reportDeliveryEvent } from './report.js'

const actions = {
  createUpdatePerson,
  trackEvent,
  trackPageView,
  trackScreenView,
  createUpdateDevice,
  deleteDevice,
  createUpdateObject,
  mergePeople,
  deletePerson,
  suppressPerson,
  unsuppressPerson,
  deleteObject,
  deleteRelationship,
  reportDeliveryEvent,
}

export default defineDestination({
  slug: 'customerio',
  version: '1.0.0',
  name: 'Customer.io',
  description: 'Keeps people, objects and devices in Customer.io, with what they did.',
  docs: 'https://docs.customer.io/api/track/',
  integrationNames: ['Actions Customerio', 'Customer.io'],
  events: ['track', 'identify', 'page', 'screen', 'group', 'alias'],
  settings: {
    type: 'object',
    required: ['siteId', 'apiKey'],
    properties: {
      siteId: {
        type: 'string',
        format: 'password',
        title: 'Site ID',
        description: 'Of the workspace, for the Track API.',
      },
      apiKey: {
        type: 'string',
        format: 'password',
        title: 'API key',
        description: 'Of the workspace, for the Track API.',
      },
      accountRegion: {
        type: 'string',
        enum: ['US 🇺🇸', 'EU 🇪🇺', 'us', 'eu'],
        default: 'US 🇺🇸',
        title: 'Region',
        description: 'Where the account is.',
      },
    },
  },
  auth: {
    type: 'basic',
    username: { '@path': '$.settings.siteId' },
    password: { '@path': '$.settings.apiKey' },
  },
  request: {
    baseUrl: {
      '@switch': {
        on: { '@path': '$.settings.accountRegion' },
        cases: { 'EU 🇪🇺': 'https://track-eu.customer.io', eu: 'https://track-eu.customer.io' },
        default: 'https://track.customer.io',
      },
    },
  },
  actions,
  presets: Object.entries(actions).map(([action, { title, trigger }]) => ({ name: title, action, trigger })),
  verify: { method: 'GET', path: '/auth' },
  notes: [
    'About 100 requests a second are taken.',
    'Customer.io takes attribute names of 150 bytes, attribute values of 1,000 bytes and 300 attributes a person.',
    'The sizes of items and batches, and the form of the answer to a batch, were not read again in the vendor’s documentation.',
    'Dates in attributes become Unix seconds where the subscriber does not turn it off, a birthday too.',
  ],
})
