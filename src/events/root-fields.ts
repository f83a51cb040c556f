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
