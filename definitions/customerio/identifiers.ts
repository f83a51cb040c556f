import type { Json } from 'waybill/actions'
import { asked, field } from '../shared/payload-field.js'

/** A mailbox of plain characters at a domain, without comments and quotes (RFC 5322, 3.4.1). */
const atom = "[a-z0-9!#$%&'*+/=?^_`{|}~-]+"
const label = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?'
const address = `^${atom}(?:\\.${atom})*@(?:${label}\\.)+${label}$`

/** The id of a person that Customer.io gave them itself begins so. */
const ownIdPrefix = 'cio_'

const chosen = (exists: Json, then: Json, otherwise?: Json) => ({
  '@if': { exists, then, ...(otherwise === undefined ? {} : { else: otherwise }) },
})

/** What a person is called by: the first of their own id, an e-mail address that stands for one, an id, and what is known else. */
export const personIdentifiers = (
  at: string,
  { id, email, anonymous }: { id: string; email?: string; anonymous?: string },
) => {
  const person = field(at, id)
  const byAnonymous =
    anonymous === undefined ? undefined : chosen(field(at, anonymous), { anonymous_id: field(at, anonymous) })
  const byEmail =
    email === undefined ? byAnonymous : chosen(field(at, email), { email: field(at, email) }, byAnonymous)
  const emailInId = {
    '@if': {
      condition: `contains(${asked(at, id)}, "@")`,
      then: { '@extract': { value: person, pattern: address, ignorecase: true } },
    },
  }
  return {
    '@if': {
      condition: `startswith(${asked(at, id)}, "${ownIdPrefix}")`,
      then: { cio_id: { '@slice': { value: person, start: ownIdPrefix.length } } },
      else: chosen(emailInId, { email: person }, chosen(person, { id: person }, byEmail)),
    },
  }
}

export const objectIdentifiers = (at: string, id: string) => ({
  '@if': {
    exists: field(at, id),
    then: {
      object_id: field(at, id),
      object_type_id: { '@coalesce': [field(at, 'object_type_id'), '1'] },
    },
  },
})

/** The anonymous id is an attribute too, but for where it is what the person is called by: where `others` are missing. */
export const withAnonymousId = (at: string, attributes: Json, others: readonly string[]) => ({
  '@if': {
    exists: field(at, 'anonymous_id'),
    then: {
      '@if': {
        condition: others.map((name) => `exists(${asked(at, name)})`).join(' or '),
        then: {
          '@merge': {
            direction: 'right',
            objects: [attributes, { anonymous_id: field(at, 'anonymous_id') }],
          },
        },
        else: {
          '@omit': {
            from: { '@merge': { direction: 'right', objects: [attributes] } },
            keys: ['anonymous_id'],
          },
        },
      },
    },
    else: attributes,
  },
})
