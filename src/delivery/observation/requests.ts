import type { Answer } from '../../index.js'
import { RequestRefused } from '../transport/request-refused.js'
import type { Attributes, Histogram, Span, Tracer } from './telemetry.js'

/** What is said of a request that is sent. Nothing in it is a secret. */
export interface ObservedRequest {
  readonly method: string
  readonly url: string
  /** What is said of it besides, in its span. */
  readonly attributes?: Attributes
}

/** Runs the sending of a request, observed; `about` is asked only where somebody observes. */
export type ObserveRequest = (about: () => ObservedRequest, send: () => Promise<Answer>) => Promise<Answer>

/** A span for each request, and how long it took, by the semantic conventions of OpenTelemetry for clients of HTTP. */
export function observeRequests(
  tracer: Tracer | undefined,
  durations: Histogram | undefined,
  now: () => number,
): ObserveRequest {
  /** Sends, and says what it came to, also where no answer can stand for that. */
  async function timed(facts: Attributes, send: () => Promise<Answer>, tell: (end: Attributes) => void) {
    const begin = now()
    let end: Attributes = { 'error.type': 'INTERNAL' }
    try {
      const answer = await send()
      end = answerFacts(answer)
      return answer
    } catch (error) {
      if (error instanceof RequestRefused) end = { 'error.type': error.code }
      throw error
    } finally {
      durations?.record(Math.max(0, now() - begin) / 1000, { ...facts, ...end })
      tell(end)
    }
  }

  return (about, send) => {
    if (tracer === undefined && durations === undefined) return send()
    const seen = knownOf(about)
    if (seen === undefined) return send()
    const { method, url, attributes } = seen
    const facts = requestFacts(method, url)
    if (tracer === undefined) return timed(facts, send, () => undefined)
    const begun = { ...facts, 'url.full': url, ...attributes }
    return tracer.startActiveSpan(method, { kind: 2, attributes: begun }, (span) =>
      timed(facts, send, (end) => endSpan(span, end)),
    )
  }
}

/** Undefined where nothing can be said of it: what can be sent at all is sent. */
function knownOf(about: () => ObservedRequest): ObservedRequest | undefined {
  try {
    return about()
  } catch {
    return undefined
  }
}

function endSpan(span: Span, end: Attributes): void {
  span.setAttributes(end)
  const { 'error.type': error } = end
  if (error !== undefined) span.setStatus({ code: 2, message: String(error) })
  span.end()
}

/** The address may have dots in the place of secrets, anywhere. */
const address = /^(https?):\/\/(?:\[([^\]]*)\]|([^/:?#]*))(?::(\d+))?/

function requestFacts(method: string, url: string): Attributes {
  const facts = { 'http.request.method': method }
  const found = address.exec(url)
  if (found === null) return facts
  const [, scheme = '', inBrackets, name = '', port] = found
  return {
    ...facts,
    'server.address': inBrackets ?? name,
    'server.port': port === undefined ? (scheme === 'https' ? 443 : 80) : Number(port),
    'url.scheme': scheme,
  }
}

/** Anything from 400 on is an error of its status. */
function answerFacts({ status = 0, error = 'NETWORK_ERROR' }: Answer): Attributes {
  if (status === 0) return { 'error.type': error }
  const facts = { 'http.response.status_code': status }
  return status < 400 ? facts : { ...facts, 'error.type': String(status) }
}
