import type { OutboundRequest, RequestPlan } from '../../actions/index.js'
import { hideFailure, hideQuery, hideSources } from './hide-explanation.js'
import type { Hiding } from './hiding.js'
import type { RequestRecord } from './record-evaluation.js'
import type { RequestTrace } from './trace.js'

/** Requests without credentials, secret settings and addresses that are secrets. */
export type RedactRequests = (
  action: string,
  requests: readonly OutboundRequest[],
) => readonly OutboundRequest[]

/** The requests of a plan in their order: those that were built, skipped, failed, wait, or were never reached. */
export function traceRequests(
  plan: RequestPlan,
  records: readonly RequestRecord[],
  redact: (requests: readonly OutboundRequest[]) => readonly OutboundRequest[],
  hiding: Hiding,
): readonly RequestTrace[] {
  const hasFailed = records.some(({ built }) => built === undefined)
  return plan.requests.map(({ id, needs }) => {
    const record = records.find((one) => one.id === id)
    if (record !== undefined) return traceRequest(record, redact, hiding)
    const nothing = { requests: [], sources: [], missing: [] }
    if (hasFailed) return { id, verdict: 'not-reached', ...nothing }
    return { id, verdict: 'waiting', ...(needs.length === 0 ? {} : { needs }), ...nothing }
  })
}

function traceRequest(
  { id, built, when, explanation }: RequestRecord,
  redact: (requests: readonly OutboundRequest[]) => readonly OutboundRequest[],
  hiding: Hiding,
): RequestTrace {
  const { sources = [], missing = [], failure } = explanation ?? {}
  const isSkipped = built?.length === 0
  return {
    id,
    verdict: built === undefined ? 'failed' : isSkipped ? 'skipped' : 'built',
    ...(when === undefined ? {} : { when: hideQuery(when, hiding) }),
    requests: redact(built ?? []).map(hiding.json),
    sources: hideSources(sources, hiding),
    missing: isSkipped ? [] : hideSources(missing, hiding),
    ...(failure === undefined ? {} : { failure: hideFailure(failure, hiding) }),
  }
}
