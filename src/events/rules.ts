import { isObject } from '../json/value.js'
import { type EventType, eventTypes } from './event.js'

/** The codes of an intake that looks at one event (requirements.md R90). */
export type IntakeCode =
  | 'bad_request'
  | 'no_user_anon_id'
  | 'id_required'
  | 'id_not_string'
  | 'event_not_defined'
  | 'event_not_string'
  | 'properties_not_object'
  | 'traits_not_object'
  | 'name_not_string'
  | 'category_not_string'

/** One thing that strict intake asks for. It is broken where the value of each of its fields is refused. */
export interface IntakeRule {
  readonly code: IntakeCode
  readonly types: readonly EventType[]
  readonly fields: readonly string[]
  readonly refuses: (value: unknown) => boolean
  /** What holds, in plain words; what was found instead is added. */
  readonly reason: string
}

/** Characters, as UTF-16 code units (R89). */
const longestMessageId = 100

const missing = (value: unknown) => value === undefined || value === null || value === ''
const notText = (value: unknown) => value !== undefined && typeof value !== 'string'
const notId = (value: unknown) => value !== null && notText(value)
const notObject = (value: unknown) => value !== undefined && !isObject(value)
const notMessageId = (value: unknown) =>
  notText(value) || (typeof value === 'string' && value.length > longestMessageId)

/** What strict intake asks for beyond a known type. The first broken rule gives the problem. */
export const intakeRules: readonly IntakeRule[] = [
  {
    code: 'bad_request',
    types: eventTypes,
    fields: ['messageId'],
    refuses: notMessageId,
    reason: `a messageId is text of at most ${longestMessageId} characters`,
  },
  {
    code: 'id_not_string',
    types: eventTypes,
    fields: ['userId'],
    refuses: notId,
    reason: 'a userId is text',
  },
  {
    code: 'id_not_string',
    types: eventTypes,
    fields: ['anonymousId'],
    refuses: notId,
    reason: 'an anonymousId is text',
  },
  {
    code: 'id_required',
    types: ['alias'],
    fields: ['userId'],
    refuses: missing,
    reason: 'an alias event needs a userId, the id from now on',
  },
  {
    code: 'no_user_anon_id',
    types: eventTypes,
    fields: ['userId', 'anonymousId'],
    refuses: missing,
    reason: 'an event needs a userId or an anonymousId',
  },
  {
    code: 'id_required',
    types: ['alias'],
    fields: ['previousId'],
    refuses: missing,
    reason: 'an alias event needs a previousId, the id until now',
  },
  {
    code: 'id_not_string',
    types: ['alias'],
    fields: ['previousId'],
    refuses: notText,
    reason: 'a previousId is text',
  },
  {
    code: 'id_required',
    types: ['group'],
    fields: ['groupId'],
    refuses: missing,
    reason: 'a group event needs a groupId',
  },
  {
    code: 'id_not_string',
    types: ['group'],
    fields: ['groupId'],
    refuses: notText,
    reason: 'a groupId is text',
  },
  {
    code: 'event_not_defined',
    types: ['track'],
    fields: ['event'],
    refuses: missing,
    reason: 'a track event needs a name, in "event"',
  },
  {
    code: 'event_not_string',
    types: ['track'],
    fields: ['event'],
    refuses: notText,
    reason: 'the name of a track event is text',
  },
  {
    code: 'properties_not_object',
    types: ['track', 'page', 'screen'],
    fields: ['properties'],
    refuses: notObject,
    reason: '"properties" is an object',
  },
  {
    code: 'traits_not_object',
    types: ['identify', 'group'],
    fields: ['traits'],
    refuses: notObject,
    reason: '"traits" is an object',
  },
  {
    code: 'name_not_string',
    types: ['page', 'screen'],
    fields: ['name'],
    refuses: notText,
    reason: 'the name of a page or screen is text',
  },
  {
    code: 'category_not_string',
    types: ['page', 'screen'],
    fields: ['category'],
    refuses: notText,
    reason: 'the category of a page or screen is text',
  },
  {
    code: 'bad_request',
    types: eventTypes,
    fields: ['context'],
    refuses: notObject,
    reason: '"context" is an object',
  },
  {
    code: 'bad_request',
    types: eventTypes,
    fields: ['integrations'],
    refuses: notObject,
    reason: '"integrations" is an object',
  },
]

/** What a value is, as the end of a sentence: "this is a list", "not a list". */
export function describe(value: unknown): string {
  switch (typeof value) {
    case 'string':
      if (value === '') return 'empty text'
      return value.length > longestMessageId ? `text of ${value.length} characters` : 'text'
    case 'number':
      return 'a number'
    case 'boolean':
      return String(value)
    case 'object':
      return value === null ? 'null' : Array.isArray(value) ? 'a list' : 'an object'
    case 'undefined':
      return 'nothing'
    default:
      return `a ${typeof value}`
  }
}
