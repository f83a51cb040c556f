import type { Outcome } from '../../index.js'

/** How often one thing happened. */
export interface TallyRow {
  readonly connection: string
  readonly subscription: number | undefined
  readonly action: string | undefined
  readonly step: string
  readonly status: string
  readonly code: string | undefined
  readonly count: number
}

/** The code of an event that no subscription of a connection asked for. */
export const noMatch = 'NO_MATCHING_MAPPING'

interface Counter {
  readonly outcome: Outcome
  count: number
}

/** Counts outcomes by connection, subscription, step, status and code. Its size does not grow with the events. */
export class Tally {
  readonly #counters = new Map<string, Map<string, Counter>>()
  #discarded = 0
  #unmatched = 0

  /** How many outcomes were `discarded`. */
  get discarded(): number {
    return this.#discarded
  }

  /** How many of these say that no subscription matched: most often that is meant so. */
  get unmatched(): number {
    return this.#unmatched
  }

  add(outcome: Outcome): void {
    if (outcome.status === 'discarded') this.#discarded += 1
    const { connection, subscription, step, status, code } = outcome
    if (code === noMatch) this.#unmatched += 1
    const counters = this.#countersOf(connection)
    const key = `${subscription} ${step} ${status} ${code}`
    const counter = counters.get(key)
    if (counter === undefined) counters.set(key, { outcome, count: 1 })
    else counter.count += 1
  }

  #countersOf(connection: string): Map<string, Counter> {
    const known = this.#counters.get(connection)
    if (known !== undefined) return known
    const counters = new Map<string, Counter>()
    this.#counters.set(connection, counters)
    return counters
  }

  /** The counts of the connections in the given order, each by subscription, what was built first, the most frequent first. */
  rows(connections: readonly string[]): readonly TallyRow[] {
    return connections.flatMap((connection) => {
      const counters = [...(this.#counters.get(connection)?.values() ?? [])]
      return counters.map(rowOf).sort(byPlace)
    })
  }
}

function rowOf({ outcome, count }: Counter): TallyRow {
  const { connection, subscription, action, step, status, code } = outcome
  return { connection, subscription, action, step, status, code, count }
}

/** What happened to an event before any subscription comes last. */
function byPlace(a: TallyRow, b: TallyRow): number {
  return (
    (a.subscription ?? Number.POSITIVE_INFINITY) - (b.subscription ?? Number.POSITIVE_INFINITY) ||
    Number(a.status === 'discarded') - Number(b.status === 'discarded') ||
    b.count - a.count ||
    compareTexts(a.step, b.step) ||
    compareTexts(a.code ?? '', b.code ?? '')
  )
}

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
