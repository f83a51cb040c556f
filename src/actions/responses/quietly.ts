import { ValueFailure } from '../../expressions/failure.js'
import { limitFailure } from '../../expressions/limit-failure.js'

/** What is asked of an answer, or undefined where it can not be worked out: any answer can come. */
export function quietly(ask: () => unknown): unknown {
  try {
    return ask()
  } catch (error) {
    if (error instanceof ValueFailure || limitFailure(error) !== undefined) return undefined
    throw error
  }
}
