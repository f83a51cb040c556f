import { compileLambda, type Evaluation } from './compile.js'
import type { Lambda } from './expression.js'
import type { NativeFunction } from './native.js'

/**
 * The same as `compileLambda`, with the work put off until the first call: what never runs costs no code. For functions of
 * one or two arguments, since handing on a list of them takes longer.
 */
export function compileWhenCalled(lambda: Lambda, evaluation: Evaluation): NativeFunction {
  let run: NativeFunction | undefined
  return (first: unknown, second?: unknown) => {
    run ??= compileLambda(lambda, evaluation)
    return run(first, second)
  }
}
