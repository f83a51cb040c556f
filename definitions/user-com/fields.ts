import type { RequestTemplate } from 'waybill/actions'

/** What all actions share: who it is about, and the request that makes sure that User.com knows them. */

export const text = (title: string, description: string) => ({ type: 'string', title, description }) as const

export const customId = text('Custom ID', 'The id of the user: who is not known yet is created.')

export const customAttributes = {
  type: 'object',
  title: 'Custom attributes',
  description: 'Further attributes, by name; the settings say which are no text.',
} as const

export const mappedCustomId = {
  '@coalesce': { values: [{ '@path': '$.userId' }, { '@path': '$.anonymousId' }], skip: 'blank' },
} as const

export const hasCustomId = {
  require: 'exists(payload.custom_id)',
  message: 'A user id or an anonymous id is needed.',
  fields: ['custom_id'],
} as const

/** A step of a chain whose answer has to name what the next one is about. */
export const needs = (what: string, key: string) => ({
  when: `status >= 200 and status < 300 and body.${key} = null`,
  then: 'discard' as const,
  code: 'UNEXPECTED_ANSWER',
  message: `User.com took it, but did not say the ${what}: nothing can go on from there.`,
})

/** Gives the integer by which the other endpoints call the user; doing it twice changes nothing. */
export const upsertUser = {
  id: 'user',
  method: 'POST',
  path: '/users/update_or_create/',
  json: { custom_id: { '@path': '$.payload.custom_id' } },
  responses: [needs('id of the user', 'id')],
} as const satisfies RequestTemplate

/** A text that is no longer than User.com takes; characters, not bytes. */
export const cut = (field: string, characters: number) => ({
  '@slice': { value: { '@path': `$.payload.${field}` }, end: characters },
})
