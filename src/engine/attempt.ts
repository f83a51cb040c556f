import { ValueFailure } from '../expressions/failure.js'
import { limitFailure } from '../expressions/limit-failure.js'
import { Refusal } from './outcome.js'

/** What `run` gives; what it throws becomes a refusal, so that one subscription never takes another with it. */
export function attempt<Args extends readonly unknown[], Result>(
  run: (...args: Args) => Result,
  ...args: Args
): Result | Refusal {
  try {
    return run(...args)
  } catch (error) {
    return refusalFor(error)
  }
}

function refusalFor(error: unknown): Refusal {
  if (error instanceof ValueFailure)
    return new Refusal({ kind: 'payload', code: error.code, reason: error.message })
  const limit = limitFailure(error)
  if (limit !== undefined) return new Refusal({ kind: 'event', code: limit.code, reason: limit.message })
  // The message may hold anything, a secret too: only the kind of error is told.
  const what = error instanceof Error ? error.name : 'something that is no error'
  return new Refusal({
    code: 'INTERNAL',
    reason: `a defect in this step, not in the event: ${what} was thrown`,
  })
}
