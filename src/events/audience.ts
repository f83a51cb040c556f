import { readOwn } from '../json/own.js'
import { isObject } from '../json/value.js'

/** What an event says of an audience (requirements.md R113, R114): which one, and whether its user is in it. */
export interface AudienceMembership {
  readonly key: string
  readonly id: string | undefined
  /** Undefined where the event does not tell. */
  readonly membership: boolean | undefined
}

/**
 * The audience that an event is about: an identify with a boolean trait of its name, or a track `Audience Entered`
 * or `Audience Exited`. Undefined for every other event.
 */
export function audienceOf(event: unknown): AudienceMembership | undefined {
  const personas = readOwn(readOwn(event, 'context'), 'personas')
  if (!isObject(personas)) return undefined
  const key = readOwn(personas, 'computation_key')
  if (readOwn(personas, 'computation_class') !== 'audience' || typeof key !== 'string') return undefined
  const id = readOwn(personas, 'computation_id')
  return { key, id: typeof id === 'string' ? id : undefined, membership: membershipIn(event, key) }
}

function membershipIn(event: unknown, key: string): boolean | undefined {
  const isTrack = readOwn(event, 'type') === 'track'
  const said = readOwn(readOwn(event, isTrack ? 'properties' : 'traits'), key)
  if (typeof said === 'boolean') return said
  const name = isTrack ? readOwn(event, 'event') : undefined
  return name === 'Audience Entered' ? true : name === 'Audience Exited' ? false : undefined
}
