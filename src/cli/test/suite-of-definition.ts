import { checkDefinition, type Destination } from '../../actions/index.js'
import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic.js'
import { functions } from '../../functions/index.js'
import { pointerTo } from '../../json/pointer.js'
import { trialOfExample } from '../../testing/trial-of-example.js'
import { locate } from '../config/problem.js'
import type { SourceFile } from '../config/source-file.js'
import type { Suite } from './suite.js'

/** The examples of a definition. */
export function suiteOfDefinition(file: SourceFile): Suite {
  const found = hasErrors(file.diagnostics) ? [] : checkDefinition(file.value, { functions })
  const problems = [...file.diagnostics, ...found]
    .filter((problem) => hasErrors([problem]))
    .map((diagnostic) => locate(diagnostic, file))
  const { value: definition } = file
  if (!isDestination(definition, [...file.diagnostics, ...found])) return { file, problems, tests: [] }
  const tests = Object.entries(definition.actions).flatMap(([action, { examples }]) =>
    examples.map((example, index) => ({
      name: `${action}: ${example.title}`,
      pointer: `${pointerTo('/actions', action)}/examples/${index}`,
      definition,
      trial: trialOfExample(action, example),
    })),
  )
  return { file, problems, tests, definition }
}

function isDestination(value: unknown, problems: readonly Diagnostic[]): value is Destination {
  return typeof value === 'object' && !hasErrors(problems)
}
