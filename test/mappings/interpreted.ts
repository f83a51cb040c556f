import { hasErrors } from '../../src/diagnostics/diagnostic.js'
import { type Expression, type Variable, variable } from '../../src/expressions/expression.js'
import { ValueFailure } from '../../src/expressions/failure.js'
import { interpret } from '../../src/expressions/interpret.js'
import type { Json } from '../../src/json/value.js'
import { lowerMapping, namesOf } from '../../src/mappings/index.js'
import { sampleSurroundings } from '../../src/mappings/surroundings.js'
import { functions } from './arbitraries.js'

interface Lowered {
  readonly expression: Expression
  readonly data: Variable
  readonly surroundings: Variable
}

/** What a mapping was lowered to, or undefined where it has an error. */
export function lowered(mapping: Json): Lowered | undefined {
  const [data, surroundings] = [variable('data'), variable('surroundings')]
  const names = { ...namesOf(data), surroundings }
  const { expression, diagnostics } = lowerMapping(mapping, names, { functions })
  return hasErrors(diagnostics) ? undefined : { expression, data, surroundings }
}

/** What an expression gives for each value, leaving out the values that it fails on by a code. */
export function resultsOf(
  { expression, data, surroundings }: Lowered,
  values: readonly unknown[],
): readonly { readonly value: unknown; readonly result: unknown }[] {
  const run = interpret({ parameters: [data, surroundings], body: expression })
  return values.flatMap((value) => {
    try {
      return [{ value, result: run(value, sampleSurroundings) }]
    } catch (error) {
      if (error instanceof ValueFailure) return []
      throw error
    }
  })
}
