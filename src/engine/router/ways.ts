import { eventTypes } from '../../events/event.js'
import { type Discriminator, discriminators, parseFql } from '../../triggers/index.js'
import type { Input } from './routed-connection.js'
import type { Way } from './trigger-index.js'

/**
 * What an event must have for a query to match, as an index can ask it: only values that are not null, for a field that
 * a filter took away reads as null. No way: it never matches; a way without fields: nothing can be said.
 *
 * The types are all that an event can have, not those that a destination takes: a connection whose destination does not
 * take an event is told of it where its trigger matches (engine.md, Pipeline).
 */
export function waysOf(query: string, input: Input): readonly Way[] {
  const all = discriminators(
    parseFql(query).ast,
    input === 'event' ? { eventTypes } : { subject: 'anything' },
  )
  return withoutNeedless(all.map((way) => withinBounds(way.filter(isIndexable).toSorted(byOrder))))
}

/** The same ways, as far as they ask for nothing but what `shows` says can be asked for. */
export const waysThrough = (
  ways: readonly Way[],
  shows: (path: readonly string[]) => boolean,
): readonly Way[] => withoutNeedless(ways.map((way) => way.filter(({ path }) => shows(path))))

/** Where one way asks for nothing, no other one tells more. */
const withoutNeedless = (ways: readonly Way[]): readonly Way[] =>
  ways.some((way) => way.length === 0) ? [[]] : ways

const isIndexable = ({ values }: Discriminator): boolean => !values.includes(null)

/** A field with many values multiplies the places of those after it. */
const mostPlaces = 256

function withinBounds(way: Way): Way {
  let places = 1
  return way.filter(({ values }, at) => {
    if (at > 0 && places * values.length > mostPlaces) return false
    places *= values.length
    return true
  })
}

/** What nearly every query asks for stands near the root, so that an event comes past few other fields. */
const first = ['type', 'event']

function byOrder({ path: one }: Discriminator, { path: other }: Discriminator): number {
  const rank = ([name = '', ...rest]: readonly string[]) =>
    rest.length === 0 && first.includes(name) ? first.indexOf(name) : first.length
  const [left, right] = [JSON.stringify(one), JSON.stringify(other)]
  return rank(one) - rank(other) || (left < right ? -1 : 1)
}
