import {
  type Destination,
  declaresTarget,
  type Example,
  secretForms,
  secretValues,
} from '../actions/index.js'
import type { Outcome } from '../engine/outcome.js'
import { longestFirst, redactValue } from '../engine/secret-texts.js'
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

/** What came of the events, as far as an example speaks of it; the reason is for whoever reads that it does not hold. */
export interface Found {
  readonly requests?: readonly object[]
  readonly commands?: readonly (readonly unknown[])[]
  readonly outcome?: FoundOutcome
  readonly outcomes?: readonly FoundOutcome[]
}

export interface FoundOutcome {
  readonly status?: string
  readonly kind?: string
  readonly code?: string
  readonly fields?: readonly string[]
  readonly reason?: string
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
  const { event, events, settings, mapping, auth, syncMode, responses } = example
  const tested = testAction(definition, action, {
    engine,
    ...(event === undefined ? {} : { event }),
    ...(events === undefined ? {} : { events }),
    ...(settings === undefined ? {} : { settings }),
    ...(mapping === undefined ? {} : { mapping }),
    ...(auth === undefined ? {} : { auth }),
    ...(syncMode === undefined ? {} : { syncMode }),
    ...(responses === undefined ? {} : { replies: responses }),
  })
  const expected = expectedOf(example)
  const found = foundOf(tested, expected)
  const differences = differencesOf(expected, found)
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

/** What an example says comes of it; where it says nothing, nothing is sent. */
function expectedOf({ requests, commands, outcome, outcomes }: Example): Found {
  const isSilent = [requests, commands, outcome, outcomes].every((part) => part === undefined)
  return {
    ...(requests === undefined && !isSilent ? {} : { requests: requests ?? [] }),
    ...(commands === undefined ? {} : { commands }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(outcomes === undefined ? {} : { outcomes }),
  }
}

/**
 * The same parts of what came out. Where something was to be sent and was refused, that is told in place of requests;
 * where a refusal was expected and something is sent, the requests are.
 */
function foundOf({ requests, commands, outcome, outcomes }: TestedAction, expected: Found): Found {
  const sent = { requests: requests.map(({ id, idempotencyKey, ...request }) => request) }
  const speaksOfOutcomes = expected.outcome !== undefined || expected.outcomes !== undefined
  if (!speaksOfOutcomes && !isTaken(outcome)) return { outcome: readOutcome(outcome) }
  if (expected.outcome !== undefined && isRefusal(expected.outcome) && isTaken(outcome)) return sent
  return {
    ...(expected.requests === undefined ? {} : sent),
    ...(expected.commands === undefined ? {} : { commands }),
    ...(expected.outcome === undefined ? {} : { outcome: readOutcome(outcome) }),
    ...(expected.outcomes === undefined ? {} : { outcomes: outcomes.map(readOutcome) }),
  }
}

/** An outcome with a code and nothing said of its status is one of a failure, but for the one that sends nothing. */
const isRefusal = ({ status, code }: FoundOutcome): boolean =>
  status === 'discarded' || status === 'retry' || (status === undefined && code !== 'NOTHING_TO_SEND')

const isTaken = ({ status }: Outcome): boolean => status === 'built' || status === 'delivered'

function readOutcome({ status, kind, code, fields, reason }: Outcome): FoundOutcome {
  return {
    status,
    ...(kind === undefined ? {} : { kind }),
    ...(code === undefined ? {} : { code }),
    ...(fields === undefined ? {} : { fields }),
    ...(reason === undefined ? {} : { reason }),
  }
}

/** Requests and calls are told in full; an outcome may say more than its example. */
function differencesOf(expected: Found, found: Found): readonly Difference[] {
  const { outcome, outcomes, ...sent } = expected
  const { outcome: foundOutcome, outcomes: foundOutcomes, ...foundSent } = found
  const inSent = findDifferences(sent, foundSent, 'whole')
  const inOutcome =
    outcome === undefined && foundOutcome === undefined
      ? []
      : findDifferences(outcome, foundOutcome, 'part', '/outcome')
  return [
    // What was expected comes before what was not.
    ...(outcome === undefined ? [...inSent, ...inOutcome] : [...inOutcome, ...inSent]),
    ...(outcomes === undefined ? [] : findDifferences(outcomes, foundOutcomes, 'part', '/outcomes')),
  ]
}

function secretsOf({ settings, auth, actions }: Destination, action: string, example: Example): Secrets {
  const fields = actions[action]?.fields
  const header = auth?.type === 'header' ? auth.name : auth?.type === 'hmac' ? auth.header : undefined
  return {
    texts: longestFirst(secretValues(settings, example.settings).flatMap(secretForms)),
    ...(header === undefined ? {} : { header: header.toLowerCase() }),
    hidesPath: fields !== undefined && declaresTarget(fields),
  }
}

function redactResult(result: object, secrets: Secrets): unknown {
  const { requests, ...rest }: Found = result
  const others = redactValue(rest, secrets.texts)
  return requests === undefined
    ? others
    : { requests: requests.map((request) => redactRequest(request, secrets)), ...Object(others) }
}
