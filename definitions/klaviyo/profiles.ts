import type { Json } from 'waybill/actions'
import { phoneOf } from './phone.js'

/** Profiles in requests, and the requests that several actions make of them. */

/** The attributes of a profile whose fields stand below `at`. */
const attributesOf = (at: string) => {
  const field = (name: string) => ({ '@path': `${at}.${name}` })
  return {
    email: field('email'),
    phone_number: phoneOf(at),
    external_id: field('external_id'),
    first_name: field('first_name'),
    last_name: field('last_name'),
    organization: field('organization'),
    title: field('title'),
    image: field('image'),
    location: field('location'),
    properties: field('properties'),
  }
}

const profileOf = (at: string) => ({ type: 'profile', attributes: attributesOf(at) })

const duplicate = 'errors[0].meta.duplicate_profile_id'

/** Makes a profile; of one that is there already the answer gives the id. */
export const createProfile = {
  id: 'create',
  method: 'POST',
  path: '/profiles/',
  json: { data: profileOf('$.payload') },
  responses: [{ when: 'status = 409 and exists(body.errors.0.meta.duplicate_profile_id)', then: 'ignore' }],
} as const

export const updateProfile = {
  id: 'update',
  when: 'steps.create.status = 409',
  method: 'PATCH',
  path: `/profiles/{{steps.create.body.${duplicate}}}`,
  json: { data: { ...profileOf('$.payload'), id: { '@path': `$.steps.create.body.${duplicate}` } } },
} as const

/** Puts the profile of `createProfile` on the list `let.list`. */
export const addToList = {
  id: 'list',
  method: 'POST',
  path: '/lists/{{let.list}}/relationships/profiles/',
  json: {
    data: [
      {
        type: 'profile',
        id: {
          '@coalesce': [
            { '@path': '$.steps.create.body.data.id' },
            { '@path': `$.steps.create.body.${duplicate}` },
          ],
        },
      },
    ],
  },
} as const

/** Many profiles in one job; `list` is the list of the first, which all have in common. */
export const importProfiles = <const List extends Json>(list: List) =>
  ({
    method: 'POST',
    path: '/profile-bulk-import-jobs/',
    json: {
      data: {
        type: 'profile-bulk-import-job',
        attributes: {
          profiles: { data: { '@each': { in: { '@path': '$.items' }, do: profileOf('@') } } },
        },
        relationships: {
          '@if': { exists: list, then: { lists: { data: [{ type: 'list', id: list }] } } },
        },
      },
    },
  }) as const

/** What a job takes. */
export const mostProfiles = { maxItems: 10_000, maxBytes: 5_000_000 } as const
