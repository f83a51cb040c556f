import type { Event } from '../event.js'
import type { SemanticEvent } from '../semantic.js'
import { buildOf } from './gear.js'
import type { Place, Visitor } from './visitor.js'

/** What the sender adds to every event. */
type Stamped = 'messageId' | 'anonymousId' | 'timestamp' | 'originalTimestamp' | 'sentAt' | 'receivedAt'

type Unstamped<Kind> = Kind extends Event ? Omit<Kind, Stamped> : never

/** An event before it is stamped with who, when and where from. */
export type Deed = Unstamped<Event>

/** The deeds of a scene in their order. Each is made when it is asked for, so `visitor.now` is its time. */
export type Script = Generator<Deed, void>

export const site = 'https://shop.example.com'

export function track(event: SemanticEvent, properties: Record<string, unknown>): Deed {
  return { type: 'track', event, properties }
}

/** Goes to a place, by default from the one before: a page event in a browser, a screen event on a phone. */
export function see(visitor: Visitor, place: Place, referrer = addressOfPlace(visitor.place)): Deed {
  const { name, category, path, search, title } = place
  visitor.referrer = referrer
  visitor.place = place
  visitor.seen += 1
  if (visitor.gear.kind === 'phone') return { type: 'screen', name, properties: { name, ...buildOf() } }
  const properties = {
    name,
    category,
    path,
    referrer,
    search,
    title,
    url: addressOfPlace(place),
  }
  return { type: 'page', name, category, properties }
}

export function addressOfPlace({ path, search }: Place): string {
  return `${site}${path}${search}`
}

/** A place of the site with nothing in its query. */
export function placeAt(name: string, category: string, path: string): Place {
  return { name, category, path, title: `${name} – Example Shop`, search: '' }
}

export function isoOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}
