import type { Script } from './deed.js'
import type { Dice } from './dice.js'
import { visit } from './visit.js'
import { inventVisitor, type Visitor } from './visitor.js'

/** Everybody there is at a time. Its size does not grow, however long the sample is. */
export interface Crowd {
  readonly seats: readonly Seat[]
  /** Who has left and may come back. */
  readonly away: (Visitor | undefined)[]
}

/** A visitor in the middle of a visit. */
export interface Seat {
  visitor: Visitor
  script: Script
}

const seatCount = 8
const awayCount = 16

/** The share of those who come back when they could. */
const returnShare = 0.75

/** In milliseconds: how far apart the first visits begin, and how soon a seat is taken again. */
const firstArrivals = 120_000
const nextArrival = 60_000

export function gather(start: number, dice: Dice): Crowd {
  const seats = Array.from({ length: seatCount }, () =>
    sit(inventVisitor(dice), start + dice.below(firstArrivals), dice),
  )
  return { seats, away: new Array(awayCount).fill(undefined) }
}

/** The seat whose visitor acts first. */
export function nextSeat({ seats }: Crowd): Seat {
  return seats.reduce((first, seat) => (seat.visitor.now < first.visitor.now ? seat : first))
}

/** Whose visit is over leaves. Somebody who left before comes back, or somebody new comes. */
export function refill(seat: Seat, { away }: Crowd, dice: Dice): void {
  const leaving = seat.visitor
  const place = dice.below(awayCount)
  const returning = dice.chance(returnShare) ? away[place] : undefined
  away[place] = leaving
  Object.assign(seat, sit(returning ?? inventVisitor(dice), leaving.now + dice.below(nextArrival), dice))
}

function sit(visitor: Visitor, now: number, dice: Dice): Seat {
  visitor.now = now
  return { visitor, script: visit(visitor, dice) }
}
