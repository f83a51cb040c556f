import { defineDestination } from 'waybill/actions'
import { account } from './account.js'
import { auth } from './auth.js'
import { cases } from './cases.js'
import { contact } from './contact.js'
import { customObject } from './custom-object.js'
import { lead } from './lead.js'
import { opportunity } from './opportunity.js'
import { responses } from './responses.js'
import { settings } from './settings.js'

export default defineDestination({
  slug: 'salesforce',
  version: '1.0.0',
  name: 'Salesforce',
  description: 'Creates, updates and deletes records of Salesforce, one by one or as bulk jobs.',
  docs: 'https://developer.salesforce.com/docs/platform/api-rest/overview',
  integrationNames: ['Salesforce (Actions)', 'Salesforce'],
  events: ['identify', 'track', 'group', 'page', 'screen', 'alias'],
  settings,
  checks: [
    {
      // The hosts below hold it to the whole rule; this is for the words.
      require:
        'match(lowercase(settings.instanceUrl), "https://*.salesforce.com") or match(lowercase(settings.instanceUrl), "https://*.salesforce.com/") or ' +
        'match(lowercase(settings.instanceUrl), "https://*.force.com") or match(lowercase(settings.instanceUrl), "https://*.force.com/") or ' +
        'match(lowercase(settings.instanceUrl), "https://*.salesforce.mil") or match(lowercase(settings.instanceUrl), "https://*.salesforce.mil/")',
      message: 'The address of an instance begins with https:// and ends in .salesforce.com.',
      code: 'INVALID_INSTANCE_URL',
      fields: ['instanceUrl'],
      kind: 'settings',
    },
  ],
  auth,
  request: {
    baseUrl: {
      '@join': {
        value: [
          { '@rewrite': { value: { '@path': '$.settings.instanceUrl' }, pattern: '/$', with: '' } },
          '/services/data/v53.0',
        ],
        separator: '',
      },
    },
    hosts: ['*.salesforce.com', '*.force.com', '*.salesforce.mil'],
  },
  responses,
  actions: {
    lead2: lead.current,
    contact2: contact.current,
    account2: account.current,
    opportunity2: opportunity.current,
    cases2: cases.current,
    customObject2: customObject.current,
    lead: lead.older,
    contact: contact.older,
    account: account.older,
    opportunity: opportunity.older,
    cases: cases.older,
    customObject: customObject.older,
  },
  presets: [
    { name: 'Create a lead for everyone who is identified', action: 'lead2', syncMode: 'add' },
    {
      name: 'Keep accounts up to date by their number',
      action: 'account2',
      syncMode: 'upsert',
      mapping: { traits: { AccountNumber: { '@path': '$.groupId' } } },
    },
  ],
  verify: { method: 'GET', path: '/' },
  notes: [
    'Every request counts against the API quota of the organisation, and a look-up is a request. A connection can be switched off by default, so that only events that name Salesforce reach it.',
    'Two events at the same time can both find nothing and create the same record twice. An external id, with batching, rules that out.',
    'A record matcher whose value is missing is no condition: joined with AND, fewer conditions match more records. Where several match, nothing is written.',
    'A bulk job ends later than its delivery: items count as delivered when the job was taken, and failedResults of the job are not read.',
    'With batching switched on, an event that comes alone and has no record matchers is sent by its external id or record id.',
    'Limits from memory of the vendor’s documentation, not measured: 150 MB a job, 15,000 jobs a day, and about 16,000 bytes of address for a look-up.',
  ],
})
