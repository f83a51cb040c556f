import { readOwn } from '../../json/own.js'
import { areSameTexts, keepLast } from '../../lazy/keep-last.js'
import { once } from '../../lazy/once.js'
import { explainLambda } from '../../mappings/index.js'
import { attempt } from '../attempt.js'
import { Refusal } from '../outcome.js'
import { compileRedaction } from '../redact.js'
import { secretsOf } from '../secret-texts.js'
import type { PreparedConnection } from '../steps/step.js'
import { answerOf } from './answer.js'
import { findClosestTrigger } from './closest-trigger.js'
import { compileExplainQuery } from './explain-query.js'
import { compileSecrets } from './find-secrets.js'
import { compileHiding, type Hiding } from './hiding.js'
import { type ExplainMapping, type Recorded, recordEvaluation } from './record-evaluation.js'
import type { ExplainedResult, Trace } from './trace.js'
import type { RedactRequests } from './trace-requests.js'
import { traceSteps } from './trace-steps.js'
import { hideOutcome, type TraceTools, traceSubscription } from './trace-subscription.js'

/** What an event comes to at a connection, with its trace; for whoever has a prepared connection, such as a router. */
export function explainConnection(connection: PreparedConnection, event: unknown): ExplainedResult {
  return compileExplain(connection)(event)
}

/**
 * The same for many events. The result is that of `evaluate`: the event goes the same way, and the steps write down what
 * they do. Throws nothing, whatever the event is.
 */
export function compileExplain(connection: PreparedConnection): (event: unknown) => ExplainedResult {
  const mappings = new Map(
    connection.subscriptions.map(({ index, mapping }) => [index, once(() => explainLambdaOf(mapping))]),
  )
  const tools = {
    explainQuery: compileExplainQuery(connection.maxWork),
    redactRequests: compileRequestRedaction(connection),
  }
  const known = secretsOf(connection)
  const findSecrets = compileSecrets(connection, known)
  const hidingOf = keepLast((found: readonly string[]) => compileHiding(known, found), areSameTexts)
  return (event) => {
    const recorded = recordEvaluation(
      connection,
      ({ index }) => mappings.get(index)?.() ?? nothingMapped,
      event,
    )
    const trace = attempt(() =>
      traceOf(connection, recorded, event, tools, hidingOf(findSecrets(recorded, event))),
    )
    const { result } = recorded
    return { ...result, trace: trace instanceof Refusal ? bareTrace(connection, trace) : trace }
  }
}

/** Beside the event a mapping takes its surroundings. */
function explainLambdaOf(mapping: Parameters<typeof explainLambda>[0]): ExplainMapping {
  const surroundings = mapping.parameters.slice(1)
  return explainLambda(mapping, new Map(surroundings.map((parameter) => [parameter, 'beside'])))
}

const nothingMapped: ExplainMapping = () => ({ sources: [], missing: [] })

function traceOf(
  connection: PreparedConnection,
  recorded: Recorded,
  incoming: unknown,
  tools: TraceTools,
  hiding: Hiding,
): Trace {
  const { result, arrival, steps, passages } = recorded
  const { subscriptions } = connection
  const event = arrival?.hasArrived ? arrival.event : undefined
  const isUnmatched = result.outcomes.some(({ code }) => code === 'NO_MATCHING_MAPPING')
  const closest = isUnmatched ? findClosestTrigger(subscriptions, event, hiding) : undefined
  const trace = {
    ...aboutConnection(connection),
    event: eventInShort(incoming, hiding),
    steps: traceSteps(connection, steps, tools.explainQuery, hiding),
    subscriptions: arrival?.hasArrived
      ? subscriptions.map((subscription) => {
          const record = { event, result, passage: passages.get(subscription.index) }
          return traceSubscription(subscription, record, tools, hiding)
        })
      : [],
    outcomes: result.outcomes.map((outcome) => hideOutcome(outcome, hiding)),
    ...(closest === undefined ? {} : { closest }),
  }
  return { ...trace, answer: answerOf(trace) }
}

const aboutConnection = ({ config, destination }: PreparedConnection) => ({
  connection: config.id,
  destination: { slug: destination.definition.slug, name: destination.definition.name },
})

function eventInShort(event: unknown, { text }: Hiding): Trace['event'] {
  const shown = (key: string, field: string) => {
    const value = readOwn(event, field)
    return typeof value === 'string' && value !== '' ? { [key]: text(value) } : {}
  }
  const name = { ...shown('name', 'name'), ...shown('name', 'event') }
  return { ...shown('type', 'type'), ...name, ...shown('messageId', 'messageId') }
}

/** Where an event is such that it can not be told: what happened stands in the result. */
function bareTrace(connection: PreparedConnection, { says }: Refusal): Trace {
  const incomplete = `the trace of this event can not be told: ${says.reason}`
  const bare = { event: {}, steps: [], subscriptions: [], outcomes: [], incomplete }
  return { ...aboutConnection(connection), ...bare, answer: incomplete }
}

/** Hides what is secret for its place; the secrets themselves the trace hides wherever they are. */
function compileRequestRedaction(connection: PreparedConnection): RedactRequests {
  const redact = compileRedaction(connection, []).delivery
  const { slug } = connection.destination.definition
  const nowhere = { id: '', connection: '', destination: slug, subscription: 0, messageIds: [] }
  return (action, requests) => redact({ ...nowhere, action, requests }).requests
}
