import type { JsonObject } from 'waybill/actions'

/** Finding the one contact that an event speaks of, and the fields that it is found by. */

export const email = {
  type: 'string',
  format: 'email',
  title: 'Email',
  description: 'The address of the contact.',
} as const

/** The search by a field of Intercom's; its answer is `$.steps.search`. */
export const searchContact = (query: JsonObject, when: string) => ({
  id: 'search',
  when,
  method: 'POST',
  path: '/contacts/search',
  json: { query: { operator: '=', ...query } },
})

/** By the external id where there is one, else by the address, else not at all. */
export const searchByIds = searchContact(
  {
    field: { '@if': { exists: { '@path': '$.payload.external_id' }, then: 'external_id', else: 'email' } },
    value: { '@coalesce': [{ '@path': '$.payload.external_id' }, { '@path': '$.payload.email' }] },
  },
  'exists(payload.external_id) or exists(payload.email)',
)

/** The contact that was found; of several none is the right one. */
export const contactId = {
  '@if': {
    condition: 'steps.search.body.total_count = 1',
    then: { '@path': '$.steps.search.body.data[0].id' },
  },
}
