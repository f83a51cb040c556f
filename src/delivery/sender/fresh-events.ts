import { isObject } from '../../json/value.js'

/** The id by which an event is known again; undefined where it has none, so that it is always new. */
export const messageIdOf = (event: unknown): string | undefined =>
  isObject(event) && typeof event.messageId === 'string' && event.messageId !== ''
    ? event.messageId
    : undefined

export const messageIdsOf = (events: readonly unknown[]): readonly string[] =>
  events.flatMap((event) => messageIdOf(event) ?? [])

/** The events whose ids are not known, each id once. */
export function freshEvents<Event>(events: readonly Event[], known: readonly string[]): readonly Event[] {
  const seen = new Set(known)
  return events.filter((event) => {
    const id = messageIdOf(event)
    if (id === undefined) return true
    const isFresh = !seen.has(id)
    seen.add(id)
    return isFresh
  })
}
