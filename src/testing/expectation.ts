import type { Example } from '../actions/index.js'
import type { Outcome } from '../engine/outcome.js'
import type { Extent } from '../json/find-differences.js'
import { type Difference, findDifferences } from './differences.js'
import type { TestedAction } from './run-events.js'

/** What came of the events, as far as a test speaks of it; the reason is for whoever reads that it does not hold. */
export interface Found {
  readonly requests?: readonly object[]
  readonly commands?: readonly (readonly unknown[])[]
  readonly outcome?: FoundOutcome
  readonly outcomes?: readonly FoundOutcome[]
  /** What the action took, of the event or of the first of several. */
  readonly payload?: unknown
  /** The same of several. */
  readonly payloads?: readonly unknown[]
}

export interface FoundOutcome {
  readonly status?: string
  readonly kind?: string
  readonly code?: string
  readonly fields?: readonly string[]
  readonly reason?: string
}

/** What is expected, as an example or a case says it. */
export type Expected = Pick<Example, 'requests' | 'commands' | 'outcome' | 'outcomes'> &
  Pick<Found, 'payload' | 'payloads'>

/** What a test says comes of it; where it says nothing, nothing is sent. */
export function expectedOf({ requests, commands, outcome, outcomes, payload, payloads }: Expected): Found {
  const isSilent = [requests, commands, outcome, outcomes, payload, payloads].every(
    (part) => part === undefined,
  )
  return {
    ...(requests === undefined && !isSilent ? {} : { requests: requests ?? [] }),
    ...(commands === undefined ? {} : { commands }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(outcomes === undefined ? {} : { outcomes }),
    ...(payload === undefined ? {} : { payload }),
    ...(payloads === undefined ? {} : { payloads }),
  }
}

/**
 * The same parts of what came out. Where something was to be sent and was refused, that is told in place of requests;
 * where a refusal was expected and something is sent, the requests are.
 */
export function foundOf(
  { requests, commands, outcome, outcomes }: TestedAction,
  payloads: readonly unknown[],
  expected: Found,
): Found {
  const sent = { requests: requests.map(({ id, idempotencyKey, ...request }) => request) }
  const speaksOfOutcomes = expected.outcome !== undefined || expected.outcomes !== undefined
  // Of one event that goes to several subscriptions none may be refused; of several events the first one speaks.
  const refused = outcomes.find((one) => one.index === outcome.index && !isTaken(one))
  if (!speaksOfOutcomes && refused !== undefined) return { outcome: readOutcome(refused) }
  if (expected.outcome !== undefined && isRefusal(expected.outcome) && refused === undefined) return sent
  return {
    ...(expected.requests === undefined ? {} : sent),
    ...(expected.commands === undefined ? {} : { commands }),
    ...(expected.outcome === undefined ? {} : { outcome: readOutcome(outcome) }),
    ...(expected.outcomes === undefined ? {} : { outcomes: outcomes.map(readOutcome) }),
    ...(expected.payload === undefined ? {} : { payload: payloads[0] }),
    ...(expected.payloads === undefined ? {} : { payloads }),
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

/** `extent` says how much is told of requests, calls and payloads; an outcome may say more than its test. */
export function differencesOf(expected: Found, found: Found, extent: Extent): readonly Difference[] {
  const { outcome, outcomes, ...sent } = expected
  const { outcome: foundOutcome, outcomes: foundOutcomes, ...foundSent } = found
  // A part that is not spoken of is told where it came in place of another.
  const keys = [...new Set([...Object.keys(sent), ...Object.keys(foundSent)])]
  const inSent = keys.flatMap((key) =>
    findDifferences(Reflect.get(sent, key), Reflect.get(foundSent, key), extent, `/${key}`),
  )
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
