import { walkChain } from 'waybill/testing'
import type { OutboundRequest } from '../../src/actions/index.js'
import type { RunningConnection } from '../../src/engine/running-connection.js'
import type { ConnectionConfig, Delivery, EvaluationResult, Outcome } from '../../src/index.js'
import { deepFreeze } from '../deep-freeze.js'
import type { StubbedAnswer, Vector, VectorFile } from './vector-file.js'

/** What came of a vector: everything that was sent, in order, and what became of its events. */
export interface VectorResult {
  readonly requests: readonly OutboundRequest[]
  readonly commands: readonly (readonly unknown[])[]
  readonly deferred: boolean
  /** After the answers; of an event for which nothing is sent, before them. */
  readonly outcomes: readonly Outcome[]
  /** The codes of checks that let something through. */
  readonly warnings: readonly string[]
  /** Why there is no connection. */
  readonly refused: { readonly message: string } | undefined
}

export const noResult: VectorResult = {
  requests: [],
  commands: [],
  deferred: false,
  outcomes: [],
  warnings: [],
  refused: undefined,
}

/** What a connection that was made for a vector makes of its events, answers included. */
export function runVectorAt(
  connection: Pick<RunningConnection, 'evaluate' | 'evaluateBatch' | 'next'>,
  vector: Vector,
): VectorResult {
  const found =
    vector.events === undefined
      ? connection.evaluate(deepFreeze(vector.event))
      : connection.evaluateBatch(deepFreeze(vector.events))
  const replies = (vector.responses ?? []).map(replyOf)
  const walked = walkAll(connection, found.deliveries, replies)
  return {
    ...noResult,
    ...partsOf(found),
    requests: walked.requests,
    outcomes: finalOf(found, walked.outcomes),
  }
}

/** The configuration of a connection that runs a vector. */
export function configOfVector(
  { action, mapping, overrides = {}, settings, auth, syncMode }: Vector,
  file: VectorFile,
): ConnectionConfig {
  const own =
    mapping === 'definition' ? {} : mapping === 'default' ? (file.defaultMappings?.[action] ?? {}) : mapping
  const subscription = {
    action,
    enabled: true,
    trigger: 'all',
    mapping: { ...own, ...overrides },
    useDefaults: mapping === 'definition',
    ...(syncMode === undefined ? {} : { syncMode }),
  }
  return {
    id: 'vector',
    destination: file.destination,
    settings,
    subscriptions: [subscription],
    ...(auth === undefined ? {} : { auth }),
  }
}

const replyOf = ({ json, text, ...reply }: StubbedAnswer) => ({ ...reply, body: json ?? text ?? {} })

/** Walks deliveries one after the other; each answer is given once. */
function walkAll(
  connection: Parameters<typeof walkChain>[0],
  deliveries: readonly Delivery[],
  replies: readonly ReturnType<typeof replyOf>[],
) {
  const left = [...replies]
  const walked = deliveries.map((delivery) =>
    walkChain(connection, delivery, (request) => {
      const at = left.findIndex(
        ({ method = request.method, url = '' }) => method === request.method && request.url.includes(url),
      )
      return at === -1 ? undefined : left.splice(at, 1)[0]
    }),
  )
  return {
    requests: walked.flatMap(({ requests }) => requests),
    outcomes: walked.flatMap(({ outcomes }) => outcomes),
  }
}

function partsOf({ deliveries, outcomes }: EvaluationResult) {
  return {
    commands: deliveries.flatMap(({ commands }) => commands?.calls ?? []),
    deferred: deliveries.some(({ deferred }) => deferred === true),
    warnings: outcomes.flatMap(warningsIn),
  }
}

function warningsIn({ details }: Outcome): readonly string[] {
  const { warnings } = (details ?? {}) as { warnings?: readonly { code?: string }[] }
  return (warnings ?? []).flatMap(({ code }) => (code === undefined ? [] : [code]))
}

/** The last outcome of each event. */
function finalOf({ outcomes }: EvaluationResult, after: readonly Outcome[]): readonly Outcome[] {
  return outcomes.map((outcome) => after.find(({ index }) => index === outcome.index) ?? outcome)
}
