import { type EventType, eventTypes } from './event.js'

/** The fields at the root of an event that the Spec names, each with the types of event that have it (events.md). */
export const rootFields: ReadonlyMap<string, readonly EventType[]> = new Map<string, readonly EventType[]>([
  ...[
    'type',
    'messageId',
    'userId',
    'anonymousId',
    'timestamp',
    'originalTimestamp',
    'sentAt',
    'receivedAt',
    'context',
    'integrations',
    'version',
    'channel',
  ].map((name) => [name, eventTypes] as const),
  ['event', ['track']],
  ['properties', ['track', 'page', 'screen']],
  ['traits', ['identify', 'group']],
  ['name', ['page', 'screen']],
  ['category', ['page', 'screen']],
  ['groupId', ['group']],
  ['previousId', ['alias']],
])

/** What people write for a name that is not near enough to be found by its letters. */
export const rootFieldSlips: ReadonlyMap<string, string> = new Map([
  ['property', 'properties'],
  ['props', 'properties'],
  ['trait', 'traits'],
  ['ctx', 'context'],
  ['user_id', 'userId'],
  ['anonymous_id', 'anonymousId'],
  ['message_id', 'messageId'],
  ['group_id', 'groupId'],
  ['event_type', 'type'],
  ['event_name', 'event'],
])
