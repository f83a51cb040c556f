import { defineDestination } from 'waybill/actions'
import { groupIdentifyContact } from './group-identify-contact.js'
import { identifyContact } from './identify-contact.js'
import { responses } from './responses.js'
import { trackEvent } from './track-event.js'

export default defineDestination({
  slug: 'intercom',
  version: '1.0.0',
  name: 'Intercom',
  description: 'Keeps contacts and companies of Intercom up to date, and adds events to contacts.',
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/contacts',
  integrationNames: ['Intercom Cloud Mode (Actions)', 'Intercom'],
  events: ['identify', 'track', 'group'],
  settings: {
    type: 'object',
    required: ['accessToken'],
    properties: {
      accessToken: {
        type: 'string',
        format: 'password',
        minLength: 1,
        pattern: '^\\S+$',
        title: 'Access token',
        description: 'The token of an app of the workspace. It does not expire.',
      },
      region: {
        type: 'string',
        enum: ['us', 'eu', 'au'],
        default: 'us',
        title: 'Region',
        description: 'Where the workspace is hosted.',
      },
      apiVersion: {
        type: 'string',
        pattern: '^(?:\\d+\\.\\d+|Unstable)$',
        title: 'API version',
        description: 'Such as 2.11; the version that the app is set to where it is left out.',
      },
    },
  },
  auth: {
    type: 'bearer',
    token: { '@coalesce': [{ '@path': '$.auth.accessToken' }, { '@path': '$.settings.accessToken' }] },
  },
  request: {
    baseUrl: {
      '@switch': {
        on: { '@path': '$.settings.region' },
        cases: { eu: 'https://api.eu.intercom.io', au: 'https://api.au.intercom.io' },
        default: 'https://api.intercom.io',
      },
    },
    headers: { 'intercom-version': { '@path': '$.settings.apiVersion' } },
  },
  responses,
  actions: { identifyContact, groupIdentifyContact, trackEvent },
  presets: [
    { name: 'Keep users up to date', action: 'identifyContact', mapping: { role: 'user' } },
    { name: 'Keep companies up to date', action: 'groupIdentifyContact' },
    { name: 'Add events to contacts', action: 'trackEvent' },
  ],
  verify: { method: 'GET', path: '/me' },
  notes: [
    'An app may call 10,000 times a minute and 83 times in a second; there are no batches.',
    'The search index lags behind: a contact that was created a moment ago may not be found. The conflict that follows is tried again.',
    'An event keeps at most 10 values of metadata (20 in newer versions of the API) and none that is nested; an event name has at most 256 characters, a company at most 100 custom attributes. Intercom decides what becomes of the rest.',
  ],
})
