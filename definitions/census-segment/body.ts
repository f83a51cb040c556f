import { objectOrEmpty } from '../segment/body.js'
import { field } from '../shared/payload-field.js'

/** The parts of a body, as templates over one payload; `at` is where that stands. Nothing is added to what is mapped. */

const longestMessageId = 100

/** The row's name in the sync, within the namespace; a longer one than an id may be is hashed, never cut. */
const messageId = (at: string) => {
  const name = {
    '@join': {
      value: [{ '@path': '$.settings.message_id_namespace' }, field(at, 'sync_key')],
      separator: ':',
    },
  }
  return {
    '@if': {
      blank: { '@slice': { value: name, start: longestMessageId } },
      then: { '@hash': { value: name } },
      else: name,
    },
  }
}

const rest = (at: string) => ({
  messageId: messageId(at),
  timestamp: field(at, 'timestamp'),
  context: field(at, 'context'),
  integrations: field(at, 'integrations'),
})

const ids = (at: string) => ({ userId: field(at, 'user_id'), anonymousId: field(at, 'anonymous_id') })

export const userBody = (at: string) => ({
  ...ids(at),
  ...rest(at),
  traits: objectOrEmpty(at, 'traits'),
})

export const groupBody = (at: string) => ({
  ...ids(at),
  groupId: field(at, 'group_id'),
  ...rest(at),
  traits: objectOrEmpty(at, 'traits'),
})

/** Where nobody is named, the id that stands in for them. */
export const groupBodyWithFallback = (at: string) => ({
  ...groupBody(at),
  anonymousId: {
    '@coalesce': [
      field(at, 'anonymous_id'),
      { '@if': { exists: field(at, 'user_id'), else: field(at, 'fallback_anonymous_id') } },
    ],
  },
})

export const eventBody = (at: string) => ({
  ...ids(at),
  event: field(at, 'event'),
  ...rest(at),
  properties: objectOrEmpty(at, 'properties'),
})
