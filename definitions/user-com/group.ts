import type { Action } from 'waybill/actions'
import { companyBody, companyFields, companyMapping, size } from './company.js'
import { base, get, request, settings, userAnswer, withoutIds } from './examples.js'
import { hasCustomId, needs, upsertUser } from './fields.js'

const name = { '@path': '$.payload.name' }

export const groupUser = {
  title: 'Group user',
  description: 'A company, and a user who belongs to it. Both are created where they are not known.',
  trigger: 'type = "group"',
  fields: { type: 'object', required: ['company_id'], properties: companyFields },
  mapping: companyMapping,
  let: { size },
  checks: [
    hasCustomId,
    {
      require: 'payload.employees = null or exists(let.size)',
      severity: 'warning',
      code: 'SIZE_NOT_A_NUMBER',
      message: 'The number of employees is left out: it is no number.',
      fields: ['employees'],
    },
  ],
  requests: [
    {
      id: 'company',
      method: 'GET',
      path: '/companies-by-id/{{payload.company_id}}/',
      responses: [{ when: 'status = 404', then: 'ignore' }, needs('id of the company', 'id')],
    },
    {
      id: 'update',
      when: 'steps.company.status = 200',
      method: 'PUT',
      path: '/companies/{{steps.company.body.id}}/',
      json: companyBody(name),
    },
    {
      id: 'create',
      when: 'steps.company.status != 200',
      method: 'POST',
      path: '/companies/',
      json: companyBody({ '@coalesce': [name, { '@path': '$.payload.company_id' }] }),
      responses: [needs('id of the company', 'id')],
    },
    upsertUser,
    {
      id: 'join',
      when: 'steps.company.status = 200',
      method: 'POST',
      path: '/companies/{{steps.company.body.id}}/add_member/',
      json: { user_id: { '@path': '$.steps.user.body.id' } },
    },
    {
      id: 'joinNew',
      when: 'steps.company.status != 200',
      method: 'POST',
      path: '/companies/{{steps.create.body.id}}/add_member/',
      json: { user_id: { '@path': '$.steps.user.body.id' } },
    },
  ],
  examples: [
    {
      title: 'a company that is known is updated',
      settings: { ...settings, attributeTypes: { spend: 'number' } },
      event: {
        ...base,
        type: 'group',
        userId: 'u-1',
        groupId: 'c-1',
        traits: {
          name: 'Example Ltd',
          employees: '42',
          phone: 442079460100,
          spend: 990,
          address: { street: '1 Mill Rd', city: 'Cambridge', region: 'Cambs' },
        },
      },
      responses: [{ url: '/companies-by-id/', status: 200, body: { id: 5 } }, userAnswer],
      requests: [
        get('/companies-by-id/c-1/'),
        request('PUT', '/companies/5/', {
          spend: 990,
          custom_id: 'c-1',
          name: 'Example Ltd',
          phone_numbers: '442079460100',
          size: 42,
          address: '1 Mill Rd, Cambridge',
          city: 'Cambridge',
          region: 'Cambs',
        }),
        request('POST', '/users/update_or_create/', { custom_id: 'u-1' }),
        request('POST', '/companies/5/add_member/', { user_id: 77 }),
      ],
      outcome: { status: 'delivered' },
    },
    {
      title: 'a new company without a name is called by its id',
      settings,
      event: { ...base, type: 'group', anonymousId: 'a-1', groupId: 'c-1', traits: { address: 'Weg 1' } },
      responses: [
        { url: '/companies-by-id/', status: 404 },
        { url: '/companies/', status: 201, body: { id: 6 } },
        userAnswer,
      ],
      requests: [
        get('/companies-by-id/c-1/'),
        request('POST', '/companies/', { custom_id: 'c-1', name: 'c-1', address: 'Weg 1' }),
        request('POST', '/users/update_or_create/', { custom_id: 'a-1' }),
        request('POST', '/companies/6/add_member/', { user_id: 77 }),
      ],
      outcome: { status: 'delivered' },
    },
    {
      title: 'a company has an id',
      settings,
      event: { ...base, type: 'group', userId: 'u-1' },
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['company_id'] },
    },
    withoutIds({ type: 'group', groupId: 'c-1' }),
  ],
} as const satisfies Action
