import { defineDestination } from 'waybill/actions'
import { groupUser } from './group.js'
import { identifyUser } from './identify.js'
import { trackPage } from './page.js'
import { trackEvent } from './track.js'

export default defineDestination({
  slug: 'user-com',
  version: '1.0.0',
  name: 'User.com',
  description: 'Keeps users and companies in User.com, with what they did and which pages they saw.',
  docs: 'https://apidocs.user.com/',
  // The last one is in live data: a catalog printed it so.
  integrationNames: ['User.com', 'UserEngage', '“User.com”'],
  events: ['identify', 'track', 'page', 'group'],
  settings: {
    type: 'object',
    required: ['apiKey', 'subdomain'],
    properties: {
      apiKey: {
        type: 'string',
        format: 'password',
        minLength: 1,
        title: 'API key',
        description: 'The key of the REST API.',
      },
      subdomain: {
        type: 'string',
        pattern: '^[a-z0-9-]+$',
        title: 'Subdomain',
        description: 'What stands before .user.com in the address of the app.',
      },
      attributeTypes: {
        type: 'object',
        additionalProperties: { type: 'string', enum: ['string', 'number', 'boolean', 'date'] },
        title: 'Types of custom attributes',
        description: 'By name; an attribute that is not named here is sent as text.',
      },
      send_context_fields: {
        type: 'boolean',
        default: false,
        title: 'Send the device',
        description: 'Send device, browser and screen as attributes of the user.',
      },
    },
  },
  auth: { type: 'header', name: 'authorization', value: { '@template': 'Token {{settings.apiKey}}' } },
  request: {
    baseUrl: 'https://{{settings.subdomain}}.user.com/api/public',
    hosts: ['*.user.com'],
    headers: { accept: '*/*;version=2' },
  },
  responses: [
    {
      when: 'status = 403',
      then: 'discard',
      code: 'INVALID_AUTHENTICATION',
      message:
        'User.com refuses the key: it was revoked, or the domain is not trusted (App settings, Advanced, Domains).',
    },
    { when: 'status = 400', then: 'discard', message: { '@template': 'User.com refuses it: {{body}}' } },
  ],
  actions: { identifyUser, trackEvent, trackPage, groupUser },
  presets: [
    { name: 'Users', action: 'identifyUser', trigger: 'type = "identify"' },
    { name: 'Events', action: 'trackEvent', trigger: 'type = "track"' },
    { name: 'Pages', action: 'trackPage', trigger: 'type = "page"' },
    { name: 'Companies', action: 'groupUser', trigger: 'type = "group"' },
  ],
  verify: { method: 'GET', path: '/users/', query: { page_size: 1 } },
  notes: [
    'Site views, companies and their members are known from public code only, as is the `accept` header.',
    'Not confirmed: that context fields may be written, the keys `size` and `phone_numbers`, the request that proves the key, and that a company without a name may be called by its id.',
    'A retried chain goes on at the step that failed. Creating a user twice changes nothing; an event whose answer was lost may be there twice.',
    'The vendor also takes raw Segment events by a special key, at an address that is not documented: this definition uses the REST API.',
  ],
})
