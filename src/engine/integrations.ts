import type { Destination } from '../actions/index.js'
import { readOwn } from '../json/own.js'
import { isObject } from '../json/value.js'

/** The keys that address a destination in an event's `integrations`, as they are written (requirements.md R79). */
export function integrationNamesOf({
  name,
  integrationNames = [],
}: Pick<Destination, 'name' | 'integrationNames'>): readonly string[] {
  return integrationNames.length === 0 ? [name] : integrationNames
}

/**
 * What an integrations object says of the destination with these names: false where one of them is off, else options
 * where one has them. Undefined where it names none; null counts as nothing said.
 */
export function integrationValue(integrations: unknown, names: readonly string[]): unknown {
  let found: unknown
  for (const name of names) {
    const value = readOwn(integrations, name) ?? undefined
    if (value === false) return false
    if (!isObject(found)) found = value ?? found
  }
  return found
}
