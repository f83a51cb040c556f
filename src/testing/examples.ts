import { type Destination, declaresTarget, type Example, secretValues } from '../actions/index.js'
import { redactValue, secretForms } from '../engine/redact.js'
import { type Difference, findDifferences } from './differences.js'
import { redactDifferences } from './redact-differences.js'
import { redactRequest, type Secrets } from './redact-requests.js'
import { type TestActionOptions, type TestedAction, testAction } from './test-action.js'

/** An example of a definition with what came of it. */
export interface ExampleResult {
  readonly action: string
  readonly example: Example
  readonly holds: boolean
  /** What came out, in the form in which the example says it. */
  readonly found: Found
  /** Where that is not what the example says, secrets hidden; none where the example holds. */
  readonly differences: readonly Difference[]
}

type Found =
  | { readonly requests: readonly object[] }
  | {
      readonly outcome: {
        readonly code: string | undefined
        readonly fields: readonly string[] | undefined
        readonly reason: string | undefined
      }
    }

/** Runs every example of a definition (definitions.md, "Examples are tests and documentation"). */
export function runExamples(
  definition: Destination,
  engine: NonNullable<TestActionOptions['engine']> = {},
): readonly ExampleResult[] {
  return Object.entries(definition.actions).flatMap(([action, { examples }]) =>
    examples.map((example) => runExample(definition, action, example, engine)),
  )
}

function runExample(
  definition: Destination,
  action: string,
  example: Example,
  engine: NonNullable<TestActionOptions['engine']>,
): ExampleResult {
  const { event, settings, mapping } = example
  const tested = testAction(definition, action, {
    event,
    engine,
    ...(settings === undefined ? {} : { settings }),
    ...(mapping === undefined ? {} : { mapping }),
  })
  const found = inFormOfExample(tested)
  const expected =
    example.outcome === undefined ? { requests: example.requests ?? [] } : { outcome: example.outcome }
  // An outcome may say more than its example.
  const extent = 'outcome' in expected && 'outcome' in found ? 'part' : 'whole'
  const differences = findDifferences(expected, found, extent)
  const secrets = secretsOf(definition, action, example)
  const redact = (result: object) => redactResult(result, secrets)
  return {
    action,
    example,
    holds: differences.length === 0,
    found,
    differences: redactDifferences(differences, redact(expected), redact(found), secrets.texts),
  }
}

function inFormOfExample({ requests, outcome }: TestedAction): Found {
  if (outcome.status === 'built')
    return { requests: requests.map(({ id, idempotencyKey, ...request }) => request) }
  const { code, fields, reason } = outcome
  return { outcome: { code, fields, reason } }
}

function secretsOf({ settings, auth, actions }: Destination, action: string, example: Example): Secrets {
  const fields = actions[action]?.fields
  return {
    texts: secretForms(secretValues(settings, example.settings)),
    ...(auth?.type === 'header' ? { header: auth.name.toLowerCase() } : {}),
    hidesPath: fields !== undefined && declaresTarget(fields),
  }
}

function redactResult(result: object, secrets: Secrets): unknown {
  const requests: unknown = Reflect.get(result, 'requests')
  return Array.isArray(requests)
    ? { requests: requests.map((request) => redactRequest(request, secrets)) }
    : redactValue(result, secrets.texts)
}
