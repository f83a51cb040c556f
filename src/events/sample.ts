import { gather, nextSeat, refill } from './sample/crowd.js'
import { Dice } from './sample/dice.js'
import { malformedEvent } from './sample/malformed.js'
import { stamp } from './sample/stamp.js'

export interface SampleOptions {
  /** How many events, the malformed ones included. */
  readonly count: number
  /** A 32-bit integer. Equal seeds give equal events. */
  readonly seed: number
  /** The share of malformed events, 0 to 1; 0.02 unless given. The well-formed ones are the same for any share. */
  readonly malformed?: number
  /** When the first visit begins, ISO 8601; 2026-03-02T08:00:00.000Z unless given. */
  readonly start?: string
}

const defaultMalformed = 0.02
const defaultStart = '2026-03-02T08:00:00.000Z'

/** The time between two events of a visit, in milliseconds. */
const shortestPause = 1000
const longestPause = 25_000

/**
 * A stream of events as an online shop with a site and an app sends them (events.md), drawn from a seed: no clock, no
 * chance beyond the seed, no real people. Visits of several users interleave and timestamps never fall.
 * Lazy, in constant memory; a longer stream begins with the shorter one; no two events share an object.
 * Throws a RangeError where `start` is no date.
 */
export function sampleEvents(options: SampleOptions): Iterable<unknown> {
  const start = Date.parse(options.start ?? defaultStart)
  if (Number.isNaN(start))
    throw new RangeError(`the start of a sample is an ISO 8601 date, not "${options.start}"`)
  return { [Symbol.iterator]: () => takeEvents(options, start) }
}

function* takeEvents(options: SampleOptions, start: number): Generator<unknown, void> {
  const { count, seed, malformed = defaultMalformed } = options
  const dice = new Dice(seed)
  // Dice of their own for the mistakes, so that the other events do not depend on them.
  const mistakeDice = new Dice(~seed)
  const crowd = gather(start, dice)
  let left = count
  while (left > 0) {
    const seat = nextSeat(crowd)
    const { visitor, script } = seat
    const deed = script.next()
    if (deed.done) {
      refill(seat, crowd, dice)
      continue
    }
    for (; left > 0 && mistakeDice.chance(malformed); left -= 1) yield malformedEvent(visitor, mistakeDice)
    if (left <= 0) return
    left -= 1
    yield stamp(deed.value, visitor, dice)
    visitor.now += dice.between(shortestPause, longestPause)
  }
}
