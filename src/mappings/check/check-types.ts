import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import type { Expression, Variable } from '../../expressions/expression.js'
import { TypeScope } from '../../expressions/types/type-of.js'
import type { Keywords } from '../../schemas/keywords.js'
import { checkOutput } from './check-output.js'
import type { DataFacts } from './data.js'
import { maybeMissing } from './maybe-missing.js'
import { nameOf, outputDiagnostic } from './output-diagnostic.js'
import { unknownPaths } from './unknown-paths.js'

/**
 * What is wrong with a mapping's types, once it is an expression over `root` (and what surrounds it): paths that read what is not there, and
 * what its output can not be where it is held to a schema, as payloads are: coerced, then validated. An error is only
 * what no data could make valid (mappings.md, Static types).
 */
export function checkTypes(
  expression: Expression,
  [root, surroundings]: readonly [root: Variable, surroundings: Variable | undefined],
  data: DataFacts,
  schema?: Keywords,
): readonly Diagnostic[] {
  const scope = new TypeScope([[root, data.type]])
  const paths = unknownPaths(expression, root, scope)
  if (schema === undefined) return paths
  // What comes of a path that is wrong is told by the path.
  const isToldByPath = (pointer: string | undefined) => paths.some((path) => path.pointer === pointer)
  const findings = checkOutput(expression, schema, scope).filter(
    ({ place, misfit }) => misfit.rule.keyword !== 'given' || !isToldByPath(place.pointer),
  )
  const known = new Set(findings.map(({ place, misfit }) => nameOf([...place.keys, ...misfit.keys])))
  const whole = { pointer: '', isPlain: true, keys: [], schema, scope, role: 'needed' } as const
  return [
    ...paths,
    ...findings.map((finding) => outputDiagnostic(finding, root)),
    ...maybeMissing(expression, [root, surroundings], whole, data.samples, known).filter(
      ({ pointer }) => !isToldByPath(pointer),
    ),
  ]
}
