import { defineDestination } from 'waybill/actions'
import { responses } from './responses.js'
import { sendCustomBehavioralEvent } from './send-custom-behavioral-event.js'
import { settings } from './settings.js'
import { upsertCompany } from './upsert-company.js'
import { upsertContact } from './upsert-contact.js'
import { upsertCustomObjectRecord } from './upsert-custom-object-record.js'

export default defineDestination({
  slug: 'hubspot',
  version: '1.0.0',
  name: 'HubSpot',
  description: 'Keeps contacts, companies and other records of HubSpot up to date, and sends custom events.',
  docs: 'https://developers.hubspot.com/docs/api/crm/contacts',
  integrationNames: ['HubSpot Cloud Mode (Actions)', 'HubSpot'],
  events: ['identify', 'track', 'group'],
  settings,
  auth: {
    type: 'oauth2',
    grant: 'refresh_token',
    tokenUrl: 'https://api.hubapi.com/oauth/v1/token',
    clientId: { '@path': '$.settings.clientId' },
    clientSecret: { '@path': '$.settings.clientSecret' },
    refreshToken: { '@path': '$.settings.refreshToken' },
    accessToken: { '@path': '$.settings.accessToken' },
  },
  request: { baseUrl: 'https://api.hubapi.com' },
  responses,
  actions: { upsertContact, upsertCompany, sendCustomBehavioralEvent, upsertCustomObjectRecord },
  presets: [
    { name: 'Keep contacts up to date', action: 'upsertContact' },
    { name: 'Keep companies up to date', action: 'upsertCompany' },
  ],
  verify: { method: 'GET', path: '/crm/v3/objects/contacts', query: { limit: 1 } },
  notes: [
    'A company is not associated with a contact yet: the contact’s id is in the answer to another subscription. A company whose `associateContact` is true is refused.',
    'An app may call 100 times in ten seconds (110 with OAuth, 190 with a private app of a larger plan) and search five times in a second; a batch has at most 100 contacts.',
    'A search has at most five groups of filters, so name at most five fields to search by.',
    'A batch is refused as a whole for one bad contact: it is halved until that one stands alone, which takes more requests.',
    'When the limit of a day is reached, an event is tried again after an hour: HubSpot counts anew at midnight in the time zone of the account.',
    'Not confirmed: that a refusal because of a missing `segment_group_id` always names the property, which is how it is recognised.',
  ],
})
