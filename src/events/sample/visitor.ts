import type { Fields } from '../event.js'
import type { Choices, Dice } from './dice.js'
import { type Gear, inventGear } from './gear.js'
import { inventPerson, type Person } from './people.js'

/** A person with a browser or a phone, and what has come of the visits so far. */
export interface Visitor {
  readonly person: Person
  readonly anonymousId: string
  readonly gear: Gear
  readonly ip: string
  /** How far the clock of the gear is off, in milliseconds. */
  readonly skew: number
  /** The answer to the consent banner; absent where there was none. */
  readonly consents: boolean | undefined
  /** Milliseconds since 1970: when the event that is asked for happens. */
  now: number
  signedUp: boolean
  inGroup: boolean
  /** How many places have been seen, over all visits. */
  seen: number
  place: Place
  /** The address that led to the place, or empty. */
  referrer: string
  audience: string | undefined
  order: PlacedOrder | undefined
}

/** A page of the shop's site, or the app's screen of the same name. */
export interface Place {
  readonly name: string
  readonly category: string
  readonly path: string
  readonly title: string
  /** The query of the address, with its question mark, or empty. */
  readonly search: string
  readonly campaign?: { readonly name: string; readonly source: string; readonly medium: string }
}

/** What a refund needs to know. */
export interface PlacedOrder {
  readonly id: string
  readonly cents: number
  readonly currency: string
  readonly products: readonly Fields[]
}

export const home: Place = { name: 'Home', category: 'Site', path: '/', title: 'Example Shop', search: '' }

const networks: Choices<string> = ['203.0.113', '198.51.100']
const phoneShare = 0.35

export function inventVisitor(dice: Dice): Visitor {
  return {
    person: inventPerson(dice),
    anonymousId: dice.uuid(),
    gear: inventGear(dice, phoneShare),
    ip: `${dice.pick(networks)}.${dice.between(1, 254)}`,
    skew: dice.chance(0.1) ? dice.between(-300_000, 300_000) : dice.between(-800, 800),
    consents: dice.chance(0.5) ? dice.chance(0.7) : undefined,
    now: 0,
    signedUp: false,
    inGroup: false,
    seen: 0,
    place: home,
    referrer: '',
    audience: undefined,
    order: undefined,
  }
}
