import { readOwn } from '../../json/own.js'
import { isObject } from '../../json/value.js'
import { onlyKeys } from '../only-keys.js'

/** The objects of an event from which a source may take something. */
export type Container = 'properties' | 'traits'

/**
 * The event without some fields of its properties or traits. What was there is listed in a copy of `context.protocols`
 * (requirements.md R86), under `omitted` or, where a schema was broken, `omitted_on_violation`; where nothing was, the
 * event itself comes back.
 */
export function omit(
  event: unknown,
  container: Container,
  names: ReadonlySet<string>,
  list: 'omitted' | 'omitted_on_violation',
): unknown {
  const given = readOwn(event, container)
  if (!isObject(event) || !isObject(given)) return event
  const kept = onlyKeys(given, (key) => !names.has(key))
  if (kept === given) return event
  const context = objectAt(event, 'context')
  const protocols = objectAt(context, 'protocols')
  const known = protocols[list]
  const omitted = Object.keys(given).filter((key) => names.has(key))
  const listed = Array.isArray(known) ? [...known, ...omitted] : omitted
  return {
    ...event,
    [container]: kept,
    context: { ...context, protocols: { ...protocols, [list]: listed } },
  }
}

function objectAt(event: Record<string, unknown>, key: string): Record<string, unknown> {
  const value = readOwn(event, key)
  return isObject(value) ? value : {}
}
