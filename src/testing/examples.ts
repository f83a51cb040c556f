import type { Destination, Example } from '../actions/index.js'
import { equalJson } from '../json/equal.js'
import { type TestActionOptions, testAction } from './test-action.js'

/** An example of a definition with what came of it. */
export interface ExampleResult {
  readonly action: string
  readonly example: Example
  readonly holds: boolean
  /** What came out, in the form in which the example says it. */
  readonly found:
    | { readonly requests: readonly object[] }
    | {
        readonly outcome: {
          readonly code: string | undefined
          readonly fields: readonly string[] | undefined
        }
      }
}

/** Runs every example of a definition (definitions.md, "Examples are tests and documentation"). */
export function runExamples(
  definition: Destination,
  engine: NonNullable<TestActionOptions['engine']> = {},
): readonly ExampleResult[] {
  return Object.entries(definition.actions).flatMap(([action, { examples }]) =>
    examples.map((example) => {
      const { event, settings, mapping } = example
      const { requests, outcome } = testAction(definition, action, {
        event,
        engine,
        ...(settings === undefined ? {} : { settings }),
        ...(mapping === undefined ? {} : { mapping }),
      })
      const found =
        outcome.status === 'built'
          ? { requests: requests.map(({ id, idempotencyKey, ...request }) => request) }
          : { outcome: { code: outcome.code, fields: outcome.fields } }
      const expected =
        example.outcome === undefined ? { requests: example.requests ?? [] } : { outcome: example.outcome }
      return { action, example, holds: fits(found, expected), found }
    }),
  )
}

/** Everything that is expected is there; an outcome may say more than its example. */
function fits(
  found: object,
  expected: { readonly outcome: object } | { readonly requests: readonly object[] },
): boolean {
  if ('requests' in expected) return equalJson(found, expected)
  const outcome: object | undefined = Reflect.get(found, 'outcome')
  return (
    outcome !== undefined &&
    Object.entries(expected.outcome).every(([key, value]) => equalJson(Reflect.get(outcome, key), value))
  )
}
