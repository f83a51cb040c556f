import { defineDestination } from 'waybill/actions'
import { createAlias2 } from './create-alias.js'
import { ecommerce } from './ecommerce.js'
import { identifyUser2 } from './identify-user.js'
import { presets } from './presets.js'
import { responses } from './responses.js'
import { trackEvent, trackEvent2 } from './track-event.js'
import { trackPurchase } from './track-purchase.js'
import { triggerCampaign } from './trigger-campaign.js'
import { updateUserProfile } from './update-user-profile.js'

const american = ['01', '02', '03', '04', '05', '06', '07', '08'].map(
  (cluster) => `https://rest.iad-${cluster}.braze.com`,
)

export default defineDestination({
  slug: 'braze',
  version: '1.0.0',
  name: 'Braze',
  description: 'Sends events, purchases and profiles to Braze, and triggers its campaigns.',
  docs: 'https://www.braze.com/docs/api/basics/',
  integrationNames: ['Braze Cloud Mode (Actions)', 'Braze', 'Appboy'],
  events: ['track', 'identify', 'page', 'screen'],
  settings: {
    type: 'object',
    required: ['api_key', 'endpoint'],
    properties: {
      api_key: {
        type: 'string',
        format: 'password',
        minLength: 1,
        title: 'REST API key',
        description: 'A key with the permissions for what is sent, from Settings > APIs and Identifiers.',
      },
      app_id: {
        type: 'string',
        title: 'App ID',
        description: 'The app that events and purchases are counted for.',
      },
      endpoint: {
        type: 'string',
        format: 'uri',
        enum: [
          ...american,
          'https://rest.us-09.braze.com',
          'https://rest.us-10.braze.com',
          'https://rest.fra-01.braze.eu',
          'https://rest.fra-02.braze.eu',
          'https://rest.au-01.braze.com',
          'https://rest.id-01.braze.com',
          'https://rest.jp-01.braze.com',
        ],
        default: 'https://rest.iad-01.braze.com',
        title: 'REST endpoint',
        description: 'The cluster that the workspace is on.',
      },
    },
  },
  auth: { type: 'bearer', token: { '@path': '$.settings.api_key' } },
  request: {
    baseUrl: { '@path': '$.settings.endpoint' },
    hosts: ['*.braze.com', '*.braze.eu'],
    timeoutMs: 30_000,
  },
  responses,
  actions: {
    trackEvent,
    trackEvent2,
    trackPurchase,
    updateUserProfile,
    identifyUser2,
    createAlias2,
    triggerCampaign,
    ecommerce,
  },
  presets,
  verify: {
    method: 'POST',
    path: '/users/track',
    json: {},
    // A request for nothing is refused as such only after the key was looked at.
    responses: [{ when: 'status = 400', then: 'success' }],
  },
  notes: [
    'Braze takes at most 3,000 requests to /users/track in 3 seconds, with 75 events, 75 purchases and 75 attributes each.',
    'That an empty request tells a good key (400) from a bad one (401) could not be confirmed.',
    'Which optional properties an ecommerce event may have was taken from working code, not from the vendor’s schema.',
  ],
})
