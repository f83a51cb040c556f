import type { Outcome } from '../../engine/outcome.js'
import { findDifferences } from '../differences.js'
import type { MatcherResult } from './result.js'
import { formatOutcomes, readTested, type Tested } from './tested.js'

/** What a test says of an outcome besides its code. */
export interface ExpectedOutcome {
  /** All fields at fault, in any order. */
  readonly fields?: readonly string[]
  /** A part of the reason, or an expression that it fits. */
  readonly reason?: string | RegExp
}

/** Whether the event was discarded with a code; of the outcomes of several subscriptions one has to fit. */
export function toBeDiscardedWith(
  tested: Tested,
  code: string,
  expected: ExpectedOutcome = {},
): MatcherResult {
  const { outcomes } = readTested(tested, 'toBeDiscardedWith')
  const pass = outcomes.some((outcome) => fits(outcome, code, expected))
  const wish = [code, ...inWords(expected)].join(', ')
  return {
    pass,
    message: () =>
      [`expected ${pass ? 'no ' : ''}discarded ${wish}, but:`, formatOutcomes(outcomes)].join('\n'),
  }
}

function fits(outcome: Outcome, code: string, { fields, reason }: ExpectedOutcome): boolean {
  return (
    outcome.status === 'discarded' &&
    outcome.code === code &&
    (fields === undefined || isSame(fields, outcome.fields ?? [])) &&
    (reason === undefined || says(outcome.reason ?? '', reason))
  )
}

const isSame = (expected: readonly string[], found: readonly string[]): boolean =>
  findDifferences([...expected].sort(), [...found].sort(), 'whole').length === 0

/** By `search`: `test` of a global expression goes on where it last ended. */
const says = (reason: string, expected: string | RegExp): boolean =>
  typeof expected === 'string' ? reason.includes(expected) : reason.search(expected) !== -1

function inWords({ fields, reason }: ExpectedOutcome): readonly string[] {
  return [
    ...(fields === undefined ? [] : [`fields ${fields.join(', ')}`]),
    ...(reason === undefined
      ? []
      : [`reason ${typeof reason === 'string' ? JSON.stringify(reason) : reason}`]),
  ]
}
