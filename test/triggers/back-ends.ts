import { compileLambda } from '../../src/expressions/compile.js'
import { interpret } from '../../src/expressions/interpret.js'
import type { FqlAst } from '../../src/triggers/ast.js'
import { lowerTrigger } from '../../src/triggers/compile.js'
import { throughModule } from '../module-back-end.js'

/** The outcome of a query by each of the ways to evaluate it. */
export function outcomes(query: string | FqlAst, event: unknown): Record<string, unknown> {
  const lambda = lowerTrigger(query)
  return {
    compiled: compileLambda(lambda, 'compiled')(event),
    closures: compileLambda(lambda, 'closures')(event),
    interpreted: interpret(lambda)(event),
    module: throughModule(lambda)(event),
  }
}

export const all = (result: boolean) => ({
  compiled: result,
  closures: result,
  interpreted: result,
  module: result,
})
