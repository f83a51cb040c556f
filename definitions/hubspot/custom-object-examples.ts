import { base, sent, settings } from './examples.js'

const event = {
  ...base,
  type: 'track',
  event: 'Order Completed',
  userId: 'u-1',
  properties: { order_id: 'o-1', total: 57.5, email: 'ada@example.com' },
}

const mapping = {
  objectType: 'p123_orders',
  properties: { order_id: { '@path': '$.properties.order_id' }, total: { '@path': '$.properties.total' } },
  customObjectSearchFields: { order_id: { '@path': '$.properties.order_id' } },
}

const withContact = {
  ...mapping,
  toObjectType: 'contacts',
  associationLabel: 'HUBSPOT_DEFINED:4',
  searchFieldsToAssociateCustomObjects: { email: { '@path': '$.properties.email' } },
}

const searchBy = (type: string, propertyName: string, value: string) =>
  sent('POST', `/crm/v3/objects/${type}/search`, {
    filterGroups: [{ filters: [{ propertyName, operator: 'EQ', value }] }],
    properties: [],
    sorts: [],
  })

const properties = { order_id: 'o-1', total: 57.5 }
const types = [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: '4' }]
const searches = [
  searchBy('p123_orders', 'order_id', 'o-1'),
  searchBy('contacts', 'email', 'ada@example.com'),
]
const foundContact = { url: '/contacts/search', status: 200, body: { total: 1, results: [{ id: '801' }] } }

export const customObjectExamples = [
  {
    title: 'a new record, associated with a contact',
    settings,
    mapping: withContact,
    event,
    responses: [{ url: '/p123_orders/search', status: 200, body: { total: 0, results: [] } }, foundContact],
    requests: [
      ...searches,
      sent('POST', '/crm/v3/objects/p123_orders', {
        properties,
        associations: [{ to: { id: '801' }, types }],
      }),
    ],
  },
  {
    title: 'a record that is there, associated with a contact',
    settings,
    mapping: withContact,
    event,
    responses: [
      { url: '/p123_orders/search', status: 200, body: { total: 1, results: [{ id: '9' }] } },
      foundContact,
    ],
    requests: [
      ...searches,
      sent('PATCH', '/crm/v3/objects/p123_orders/9', { properties }),
      sent('PUT', '/crm/v4/objects/p123_orders/9/associations/contacts/801', types),
    ],
  },
  {
    title: 'several records fit, and none is changed',
    settings,
    mapping,
    event,
    responses: [{ url: '/search', status: 200, body: { total: 2, results: [] } }],
    requests: [searchBy('p123_orders', 'order_id', 'o-1')],
    outcome: { status: 'discarded', code: 'MULTIPLE_RECORDS_FOUND' },
  },
] as const
