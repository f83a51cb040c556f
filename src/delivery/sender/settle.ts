import type { Connection, Delivery, Outcome } from '../../index.js'
import type { DeadDelivery, StoredDelivery } from '../store/delivery-store.js'
import { type Attempted, without } from './attempt.js'
import { nextTry, type RetryPolicy } from './retry-policy.js'

/** What follows from a try. */
export interface Settled {
  /** The outcomes that are final now and were not before. */
  readonly final: readonly Outcome[]
  /** What is tried again; undefined where the delivery has ended. */
  readonly waiting: StoredDelivery | undefined
  /** What was given up. */
  readonly dead: DeadDelivery | undefined
  /** The outcomes of the events that are tried again. */
  readonly again: readonly Outcome[]
  /** Where it has ended: the outcome of each event of the delivery. */
  readonly outcomes: readonly Outcome[]
}

export interface SettleRules {
  readonly retry: RetryPolicy
  /** Whether a batch keeps its events from try to try (requirements.md R97). */
  readonly isBulk: boolean
  /** Cuts a part out of a batch. */
  readonly part: Connection['part']
}

/**
 * Decides what to do about each event of a delivery after a try: it is final, or it is tried again. Of a batch only the events
 * are sent again that may be, as a batch of their own, where the answer spoke of them one by one (R96, R100); in bulk
 * mode, and where several requests have to agree, the batch stays whole, and what is final of it stays final.
 */
export function settle(
  { entry, failed, outcomes: said = [] }: Attempted,
  { retry, isBulk, part }: SettleRules,
  now: number,
  random: () => number,
): Settled {
  const { delivery, acceptedAt, settled = [] } = entry
  const outcomes = said.map((outcome, place) => settled[place] ?? outcome)
  const placesOf = (status: Outcome['status']) =>
    outcomes.flatMap((outcome, place) => (outcome.status === status ? [place] : []))
  const open = placesOf('retry')
  const attempts = entry.attempts + 1
  const retryAfterMs = Math.max(0, ...open.map((place) => outcomes[place]?.retryAfterMs ?? 0))
  const dueAt = nextTry({ attempts, acceptedAt, retryAfterMs }, retry, now, random)
  const news = (all: readonly Outcome[]) =>
    all.filter(({ status }, place) => status !== 'retry' && (settled[place] ?? null) === null)
  const again = outcomes.filter(({ status }) => status === 'retry')
  if (open.length === 0 || dueAt === undefined) {
    const ends = outcomes.map((outcome) =>
      outcome.status === 'retry' ? givenUp(outcome, attempts, now - acceptedAt) : outcome,
    )
    const kept = { ...entry, attempts, answers: without(entry.answers, failed) }
    return {
      final: news(ends),
      again: [],
      waiting: undefined,
      outcomes: ends,
      dead: deadOf(kept, ends, part, now),
    }
  }
  const repeated = failed.filter(({ then }) => then !== 'discard' && then !== 'split')
  const isPartial = open.length < outcomes.length && repeated.some(({ partial }) => partial === true)
  const rest = isPartial && !isBulk && isOneRequest(delivery) ? part(delivery, open) : undefined
  const { settled: _, ...state } = entry
  if (rest === undefined)
    return {
      final: news(outcomes),
      again,
      waiting: {
        ...state,
        attempts,
        dueAt,
        answers: without(entry.answers, repeated),
        ...(open.length < outcomes.length
          ? { settled: outcomes.map((outcome) => (outcome.status === 'retry' ? null : outcome)) }
          : {}),
      },
      // What was given up of it goes with the rest, when that has ended.
      dead: undefined,
      outcomes: [],
    }
  const gone = outcomes.map((outcome) => (outcome.status === 'retry' ? undefined : outcome))
  return {
    final: news(outcomes),
    again,
    waiting: { ...state, attempts, dueAt, delivery: rest, answers: {} },
    dead: deadOf({ ...entry, attempts, answers: {} }, gone, part, now),
    outcomes: [],
  }
}

/** A part of it has no step behind it that it would repeat. */
const isOneRequest = ({ requests, chain }: Delivery): boolean => requests.length === 1 && chain === undefined

function givenUp(outcome: Outcome, attempts: number, afterMs: number): Outcome {
  const { retryAfterMs = 0, ...rest } = outcome
  const last = [outcome.code, outcome.reason].filter((text) => text !== undefined).join(': ')
  const asked = retryAfterMs > 0 ? `, and asks to wait ${Math.ceil(retryAfterMs / 1000)} s more` : ''
  const tries = attempts === 1 ? 'one try' : `${attempts} tries`
  return {
    ...rest,
    status: 'discarded',
    kind: 'retry',
    code: 'RETRIES_EXHAUSTED',
    reason: `given up after ${tries} in ${Math.round(afterMs / 1000)} s; the last: ${last}${asked}`,
  }
}

/** The discarded events as a delivery that can be replayed: cut out, or with what is final of the others. */
function deadOf(
  { key: _, settled: __, ...state }: StoredDelivery,
  outcomes: readonly (Outcome | undefined)[],
  part: Connection['part'],
  diedAt: number,
): DeadDelivery | undefined {
  const lost = outcomes.flatMap((outcome) => (outcome?.status === 'discarded' ? [outcome] : []))
  if (lost.length === 0) return undefined
  const dead = { ...state, diedAt, outcomes: lost }
  if (lost.length === outcomes.length) return dead
  const places = outcomes.flatMap((outcome, place) => (outcome?.status === 'discarded' ? [place] : []))
  const own = isOneRequest(state.delivery) ? part(state.delivery, places) : undefined
  if (own !== undefined) return { ...dead, delivery: own, answers: {} }
  return {
    ...dead,
    settled: outcomes.map((outcome) => (outcome?.status === 'discarded' ? null : (outcome ?? null))),
  }
}
