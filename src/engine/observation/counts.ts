import { setOwn } from '../../json/own.js'
import type { Outcome } from '../outcome.js'
import { type Stage, stageOf, stages } from './stage.js'

/** What became of events, or of one subscription's share of them. Plain JSON. */
export interface StageCounts extends Readonly<Record<Stage, Readonly<Record<string, number>>>> {
  /** Deliveries were made of them. */
  readonly built: number
  /** A destination took them. */
  readonly delivered: number
}

/** Codes can come from answers, and be others each time: so many of a stage are told apart. */
const mostCodes = 200
const otherCodes = 'OTHER'

/** Counts that go up: of each stage by the codes of the reasons. */
export class Counts {
  #built = 0
  #delivered = 0
  readonly #reasons = new Map<Stage, Map<string, number>>()

  add(outcome: Pick<Outcome, 'status' | 'step' | 'kind' | 'code'>): void {
    const { status, step, code = step } = outcome
    if (status === 'built') this.#built += 1
    else if (status === 'delivered') this.#delivered += 1
    else this.addReason(stageOf(outcome), code, 1)
  }

  addReason(stage: Stage, code: string, times: number): void {
    if (times === 0) return
    const codes = this.#reasons.get(stage) ?? new Map<string, number>()
    const name = codes.has(code) || codes.size < mostCodes ? code : otherCodes
    this.#reasons.set(stage, codes.set(name, (codes.get(name) ?? 0) + times))
  }

  /** Adds what another one counted. */
  addAll({ built, delivered, ...reasons }: StageCounts): void {
    this.#built += built
    this.#delivered += delivered
    for (const stage of stages)
      for (const [code, times] of Object.entries(reasons[stage])) this.addReason(stage, code, times)
  }

  snapshot(): StageCounts {
    const codesOf = (stage: Stage) => recordOf(this.#reasons.get(stage) ?? new Map())
    return {
      failedOnIngest: codesOf('failedOnIngest'),
      filteredAtSource: codesOf('filteredAtSource'),
      filteredAtDestination: codesOf('filteredAtDestination'),
      failed: codesOf('failed'),
      retried: codesOf('retried'),
      built: this.#built,
      delivered: this.#delivered,
    }
  }
}

/** A map as plain JSON, whatever its keys are called. */
export function recordOf<Value>(map: ReadonlyMap<string | number, Value>): Record<string, Value> {
  const record: Record<string, Value> = {}
  for (const [key, value] of map) setOwn(record, String(key), value)
  return record
}
