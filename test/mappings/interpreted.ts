import { hasErrors } from '../../src/diagnostics/diagnostic.js'
import { type Expression, type Variable, variable } from '../../src/expressions/expression.js'
import { ValueFailure } from '../../src/expressions/failure.js'
import { interpret } from '../../src/expressions/interpret.js'
import type { Json } from '../../src/json/value.js'
import { lowerMapping, namesOf } from '../../src/mappings/index.js'
import { functions } from './arbitraries.js'

/** What a mapping was lowered to, or undefined where it has an error. */
export function lowered(
  mapping: Json,
): { readonly expression: Expression; readonly data: Variable } | undefined {
  const data = variable('data')
  const { expression, diagnostics } = lowerMapping(mapping, namesOf(data), { functions })
  return hasErrors(diagnostics) ? undefined : { expression, data }
}

/** What an expression gives for each value, leaving out the values that it fails on by a code. */
export function resultsOf(
  { expression, data }: { readonly expression: Expression; readonly data: Variable },
  values: readonly unknown[],
): readonly { readonly value: unknown; readonly result: unknown }[] {
  const run = interpret({ parameters: [data], body: expression })
  return values.flatMap((value) => {
    try {
      return [{ value, result: run(value) }]
    } catch (error) {
      if (error instanceof ValueFailure) return []
      throw error
    }
  })
}
