import type { EventType } from '../../src/events/event.js'
import { eventSchemas } from '../../src/events/specification.js'
import { isObject } from '../../src/json/value.js'

/**
 * Whether events of a type can have something at a path as far as the oracle makes them: what the specification names,
 * and anything below what it leaves open.
 */
export const isPossiblePath = (type: EventType, keys: readonly string[]): boolean =>
  walk(type, keys) !== 'unknown'

/** Whether the specification names every step of a path. */
export const isKnownPath = (type: EventType, keys: readonly string[]): boolean => walk(type, keys) === 'named'

function walk(type: EventType, keys: readonly string[]): 'named' | 'open' | 'unknown' {
  let place: unknown = eventSchemas(type)[0]
  for (const key of keys) {
    if (!isObject(place) || ![place.type].flat().includes('object')) return 'unknown'
    if (!isObject(place.properties)) return 'open'
    place = place.properties[key]
    if (place === undefined) return 'unknown'
  }
  return 'named'
}
