import { defineDestination } from 'waybill/actions'
import { addProfileToList } from './add-profile-to-list.js'
import { orderCompleted } from './order-completed.js'
import { removeProfileFromList } from './remove-profile-from-list.js'
import { subscribeProfile } from './subscribe-profile.js'
import { trackEvent } from './track-event.js'
import { unsubscribeProfile } from './unsubscribe-profile.js'
import { upsertProfile } from './upsert-profile.js'

const message = { '@path': '$.body.errors[0].detail' } as const

export default defineDestination({
  slug: 'klaviyo',
  version: '1.0.0',
  name: 'Klaviyo',
  description: 'Keeps profiles, lists and subscriptions of Klaviyo up to date, and sends it events.',
  docs: 'https://developers.klaviyo.com/en/reference/api_overview',
  integrationNames: ['Klaviyo (Actions)', 'Klaviyo'],
  events: ['identify', 'track'],
  settings: {
    type: 'object',
    required: ['api_key'],
    properties: {
      api_key: {
        type: 'string',
        format: 'password',
        minLength: 1,
        title: 'Private API key',
        description: 'A private key, which begins with pk_ as a rule, from Settings > API keys.',
      },
    },
  },
  auth: {
    type: 'header',
    name: 'authorization',
    value: { '@template': 'Klaviyo-API-Key {{settings.api_key}}' },
  },
  request: {
    baseUrl: 'https://a.klaviyo.com/api',
    headers: { accept: 'application/json', revision: '2025-01-15' },
  },
  responses: [
    { when: 'status >= 400 and status < 500 and !(status in [408, 423, 429])', then: 'discard', message },
    { when: 'status in [408, 423, 429] or status >= 500', then: 'retry', message },
  ],
  functions: ['phone'],
  actions: {
    upsertProfile,
    trackEvent,
    orderCompleted,
    subscribeProfile,
    unsubscribeProfile,
    addProfileToList,
    removeProfileFromList,
  },
  verify: { method: 'GET', path: '/accounts/' },
  notes: [
    'Klaviyo’s limits, from memory: profiles 75 a second and 700 a minute, events 350 and 3,500, bulk jobs 10 and 150.',
    'Products of an order have ids that follow from the order’s, so that a retry makes no second ones.',
  ],
})
