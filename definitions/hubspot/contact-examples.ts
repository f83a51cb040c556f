import { base, sent, settings } from './examples.js'

const event = {
  ...base,
  type: 'identify',
  userId: 'u-1',
  traits: { email: 'ada@example.com', firstName: ' Ada ', tags: ['a', { b: 1 }], plan: null },
}

const path = '/crm/v3/objects/contacts/ada%40example.com?idProperty=email'
const batchPath = '/crm/v3/objects/contacts/batch'
const properties = { firstname: 'Ada', email: 'ada@example.com' }
const read = (...emails: readonly string[]) =>
  sent('POST', `${batchPath}/read`, {
    properties: ['email', 'lifecyclestage', 'hs_additional_emails'],
    idProperty: 'email',
    inputs: emails.map((id) => ({ id })),
  })

export const contactExamples = [
  {
    title: 'a contact that is there, with properties of several kinds',
    settings,
    mapping: { properties: { '@path': '$.traits' } },
    event,
    responses: [{ method: 'PATCH', status: 200, body: { id: '801', properties: {} } }],
    requests: [sent('PATCH', path, { properties: { ...properties, firstName: 'Ada', tags: 'a;{"b":1}' } })],
  },
  {
    title: 'a new contact, with tokens that the service holds',
    auth: { accessToken: 'hs_example', refreshToken: 'hs_refresh' },
    event,
    responses: [{ method: 'PATCH', status: 404, body: { category: 'OBJECT_NOT_FOUND' } }],
    requests: [
      { ...sent('PATCH', path, { properties }), auth: { scheme: 'oauth2' } },
      { ...sent('POST', '/crm/v3/objects/contacts', { properties }), auth: { scheme: 'oauth2' } },
    ],
  },
  {
    title: 'a stage that HubSpot did not move back is emptied, and set again',
    settings,
    mapping: { lifecyclestage: 'Lead' },
    event,
    responses: [
      { method: 'PATCH', status: 200, body: { id: '801', properties: { lifecyclestage: 'customer' } } },
    ],
    requests: [
      sent('PATCH', path, { properties: { ...properties, lifecyclestage: 'lead' } }),
      sent('PATCH', path, { properties: { lifecyclestage: '' } }),
      sent('PATCH', path, { properties: { ...properties, lifecyclestage: 'lead' } }),
    ],
  },
  {
    title: 'several at once: one is known by another email, one is new, one appears twice',
    settings,
    mapping: { lifecyclestage: { '@path': '$.traits.stage' } },
    events: [
      { ...base, type: 'identify', traits: { email: 'Ada@example.com', stage: 'lead' } },
      { ...base, type: 'identify', traits: { email: 'bob@example.org', phone: '1' } },
      { ...base, type: 'identify', traits: { email: 'bob@example.org', phone: '2' } },
    ],
    responses: [
      {
        url: '/batch/read',
        status: 207,
        body: {
          results: [
            { id: '801', properties: { email: 'al@example.com', hs_additional_emails: 'ada@example.com' } },
          ],
          errors: [{ category: 'OBJECT_NOT_FOUND', context: { ids: ['bob@example.org'] } }],
        },
      },
      {
        url: '/batch/update',
        status: 200,
        body: { results: [{ id: '801', properties: { lifecyclestage: 'customer' } }] },
      },
    ],
    requests: [
      read('ada@example.com', 'bob@example.org'),
      sent('POST', `${batchPath}/create`, {
        inputs: [{ properties: { email: 'bob@example.org', phone: '2' } }],
      }),
      sent('POST', `${batchPath}/update`, {
        inputs: [{ id: '801', properties: { lifecyclestage: 'lead' } }],
      }),
      sent('POST', `${batchPath}/update`, { inputs: [{ id: '801', properties: { lifecyclestage: '' } }] }),
      sent('POST', `${batchPath}/update`, {
        inputs: [{ id: '801', properties: { lifecyclestage: 'lead' } }],
      }),
    ],
    outcomes: [{ status: 'delivered' }, { status: 'delivered' }, { status: 'delivered' }],
  },
  {
    title: 'a record that can not be updated fails alone',
    settings,
    events: [
      { ...base, type: 'identify', traits: { email: 'ada@example.com' } },
      { ...base, type: 'identify', traits: { email: 'bob@example.org' } },
    ],
    responses: [
      {
        url: '/batch/read',
        status: 200,
        body: {
          results: [
            { id: '1', properties: { email: 'ada@example.com' } },
            { id: '2', properties: { email: 'bob@example.org' } },
          ],
        },
      },
      {
        url: '/batch/update',
        status: 207,
        body: { errors: [{ category: 'VALIDATION_ERROR', context: { ids: ['2'] } }] },
      },
    ],
    requests: [
      read('ada@example.com', 'bob@example.org'),
      sent('POST', `${batchPath}/update`, {
        inputs: [
          { id: '1', properties: {} },
          { id: '2', properties: {} },
        ],
      }),
    ],
    outcomes: [{ status: 'delivered' }, { status: 'discarded', code: 'VALIDATION_ERROR' }],
  },
  {
    title: 'the company of the Segment spec is an object, so its name has to be mapped',
    settings,
    event: { ...event, traits: { email: 'ada@example.com', company: { name: 'Engines' } } },
    outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['company'] },
  },
] as const
