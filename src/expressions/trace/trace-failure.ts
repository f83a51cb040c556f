import type { Call, Expression } from '../expression.js'
import type { ValueFailure } from '../failure.js'
import type { Traced } from './origin.js'

/** A `ValueFailure`, with the values that could not be used and the directives around, from the inside out. */
export class TraceFailure extends Error {
  override readonly name = 'TraceFailure'

  constructor(
    readonly failure: ValueFailure,
    readonly call: Call,
    readonly args: readonly Traced[],
    readonly around: readonly Expression[] = [],
  ) {
    super(failure.message)
  }

  /** The same failure, inside of one more node. */
  inside(node: Expression): TraceFailure {
    return new TraceFailure(this.failure, this.call, this.args, [...this.around, node])
  }
}
