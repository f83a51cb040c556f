import type { Answer, OutboundRequest } from '../actions/index.js'
import type { MappingOptions } from '../mappings/index.js'
import { type FittingRoutes, goodAnswer, partialAnswer } from './answers/answers.js'
import { examineAll, nobody } from './checks/examine-all.js'
import { jsonOrText } from './checks/read-body-as.js'
import type { Failures, Mishap } from './failures/failures.js'
import type { Refusal } from './receive/refusal.js'
import type { UnreadRequest, WireRequest } from './receive/wire-request.js'
import type { Receiver } from './receiver.js'
import type { Route } from './routes/route.js'
import type { ReceivedRequest } from './stand-in.js'
import { tokenAnswer } from './tokens/token-answer.js'

/** What becomes of a request. */
interface Judged {
  /** None where the connection breaks. */
  readonly answer: Answer | undefined
  readonly destination?: string
  readonly action?: string
  readonly request?: string
  readonly refused?: Pick<Refusal, 'code' | 'message'>
  readonly mishap?: Mishap
}

/** How a request is answered. */
export interface Response extends Pick<Judged, 'answer'> {
  /** How long it takes, in milliseconds. */
  readonly delayMs: number
  /** To be called when it is over. */
  done(): void
}

export type Respond = (request: WireRequest | UnreadRequest) => Response

export interface RespondOptions {
  readonly receivers: readonly Receiver[]
  readonly language: MappingOptions
  readonly failures: Failures
  /** What was told to be answered. */
  readonly replyTo: (request: OutboundRequest) => Answer | undefined
  readonly slowMs: number
  readonly retryAfter: number
  readonly clock: () => number
  /** Told of a request, and of how many bytes its body has. */
  readonly tell: (received: ReceivedRequest, bytes: number) => void
}

/** Looks at requests one after the other and answers them, and tells of each when that is over. */
export function respondWith(options: RespondOptions): Respond {
  const { slowMs, clock, tell } = options
  const judge = judgeWith(options)
  return (request) => {
    const at = clock()
    const { answer, ...found } = 'refusal' in request ? refusalOf(request) : judge(request)
    const { method, url, headers } = request
    const body = 'body' in request ? request.body : noBody
    const told: ReceivedRequest = {
      at,
      method,
      url: String(url),
      headers,
      body: jsonOrText(body),
      ...found,
      ...(answer?.status === undefined ? {} : { status: answer.status }),
    }
    return { answer, delayMs: found.mishap === 'slow' ? slowMs : 0, done: () => tell(told, body.length) }
  }
}

const noBody = new Uint8Array()

/** What is wrong with a request, what befalls it, or what it came for. */
function judgeWith({ receivers, language, failures, replyTo, retryAfter }: RespondOptions) {
  return (request: WireRequest): Judged => {
    const { receiver, examined } = examineAll(request, receivers, language)
    if (receiver === undefined || examined.refusal !== undefined) return refusalOf(examined, receiver)
    const { routes } = examined
    const name = nameOf(routes[0], receiver)
    const mishap = failures.next()
    if (typeof mishap === 'number') return { ...name, mishap, answer: scripted(mishap, retryAfter) }
    if (mishap === 'drop') return { ...name, mishap, answer: undefined }
    const body = jsonOrText(request.body)
    const partial = mishap === 'partial' ? partialAnswer(routes, body, receiver.lessons) : undefined
    const answer = replyTo(asSent(request)) ?? partial ?? answerBy(receiver, routes, body)
    return {
      ...name,
      ...(mishap === 'slow' ? { mishap } : partial === undefined ? {} : { mishap: 'partial' }),
      // A reply can stand for a network that fails.
      answer: answer.status === undefined || answer.status === 0 ? undefined : answer,
    }
  }
}

function answerBy({ tokens, destination, lessons }: Receiver, routes: FittingRoutes, body: unknown): Answer {
  const [{ isToken, account }] = routes
  return isToken === true && tokens !== undefined
    ? tokenAnswer(destination.definition.auth, tokens.issue(account), tokens.lifeMs)
    : goodAnswer(routes, body, lessons)
}

interface Refusing {
  readonly refusal?: Refusal
  readonly route?: Route
}

function refusalOf({ refusal = nobody, route }: Refusing, receiver?: Receiver): Judged {
  const { status, code, message, headers = {} } = refusal
  const body = route?.isToken === true ? oauthError(refusal) : { error: { code, message } }
  return { ...nameOf(route, receiver), refused: { code, message }, answer: { status, headers, body } }
}

function nameOf(
  route: Route | undefined,
  receiver: Receiver | undefined,
): Pick<Judged, 'destination' | 'action' | 'request'> {
  return {
    ...(receiver === undefined ? {} : { destination: receiver.destination.definition.slug }),
    ...(route?.action === undefined ? {} : { action: route.action }),
    ...(route === undefined ? {} : { request: route.request }),
  }
}

/** RFC 6749, 5.2. */
const oauthError = ({ status, message }: Refusal) => ({
  error: status === 401 ? 'invalid_client' : 'invalid_request',
  error_description: message,
})

function scripted(status: number, retryAfter: number): Answer {
  const headers = status === 429 || status === 503 ? { 'retry-after': String(retryAfter) } : {}
  return { status, headers, body: { error: { code: 'SCRIPTED', message: `it was to fail with ${status}` } } }
}

/** What a reply looks at. */
const asSent = ({ method, url }: WireRequest): OutboundRequest => ({
  id: '',
  method,
  url: url.href,
  headers: {},
  idempotencyKey: '',
})
