import { field } from '../shared/payload-field.js'
import { timestamp, withDates } from './dates.js'
import {
  anonymousId,
  batching,
  convertTimestamp,
  named,
  personId,
  text,
  timestamp as timestampField,
} from './fields.js'
import { personIdentifiers, withAnonymousId } from './identifiers.js'
import { sending } from './sending.js'

/** What events, pages and screens share: all are something that a person did, by different names. */

export const eventFields = {
  id: personId,
  anonymous_id: anonymousId,
  event_id: text('Event ID', 'An event that comes twice with the same id counts once.'),
  timestamp: timestampField,
  data: { type: 'object', title: 'Data', description: 'What is known of the event.' },
  convert_timestamp: convertTimestamp,
  ...batching,
} as const

export const eventMapping = {
  id: { '@path': '$.userId' },
  anonymous_id: { '@path': '$.anonymousId' },
  event_id: { '@path': '$.messageId' },
  timestamp: { '@path': '$.timestamp' },
  data: { '@path': '$.properties' },
  convert_timestamp: true,
} as const

const longestName = 100

/** Customer.io counts bytes, and so does `length`. */
export const eventChecks = (name: string) => [
  named('id', 'anonymous_id'),
  {
    require: `length(payload.${name}) <= ${longestName}`,
    severity: 'warning' as const,
    code: 'NAME_TOO_LONG',
    message: `Customer.io takes names of ${longestName} bytes.`,
    fields: [name],
  },
]

/** `name` is the field that names the event. */
export const sendingEvent = (action: 'event' | 'page' | 'screen', name: string) => {
  return sending((at) => ({
    type: 'person',
    action,
    name: withDates(at, field(at, name)),
    id: field(at, 'event_id'),
    timestamp: timestamp(at),
    attributes: withAnonymousId(at, withDates(at, field(at, 'data')), ['id']),
    identifiers: personIdentifiers(at, { id: 'id', anonymous: 'anonymous_id' }),
  }))
}
