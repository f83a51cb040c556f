import type { Answer, OutboundRequest } from '../actions/index.js'
import { goodAnswer, partialAnswer } from './answers/answers.js'
import type { Lesson } from './answers/lessons.js'
import { type Examiner, examine } from './checks/examine.js'
import { jsonOrText } from './checks/read-body-as.js'
import type { Failures, Mishap } from './failures/failures.js'
import type { Refusal } from './receive/refusal.js'
import type { UnreadRequest, WireRequest } from './receive/wire-request.js'
import type { Route } from './routes/route.js'
import type { ReceivedRequest } from './stand-in.js'
import { tokenAnswer } from './tokens/token-answer.js'

/** What becomes of a request. */
interface Judged {
  /** None where the connection breaks. */
  readonly answer: Answer | undefined
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
  readonly examiner: Examiner
  readonly lessons: readonly Lesson[]
  readonly failures: Failures
  /** What was told to be answered. */
  readonly replyTo: (request: OutboundRequest) => Answer | undefined
  readonly slowMs: number
  readonly retryAfter: number
  readonly clock: () => number
  readonly tell: (received: ReceivedRequest) => void
}

/** Looks at requests one after the other and answers them, and tells of each when that is over. */
export function respondWith(options: RespondOptions): Respond {
  const { slowMs, clock, tell } = options
  const judge = judgeWith(options)
  return (request) => {
    const at = clock()
    const { answer, ...found } = 'refusal' in request ? refusalOf(request) : judge(request)
    const { method, url, headers } = request
    const told: ReceivedRequest = {
      at,
      method,
      url: String(url),
      headers,
      body: 'body' in request ? jsonOrText(request.body) : undefined,
      ...found,
      ...(answer?.status === undefined ? {} : { status: answer.status }),
    }
    return { answer, delayMs: found.mishap === 'slow' ? slowMs : 0, done: () => tell(told) }
  }
}

/** What is wrong with a request, what befalls it, or what it came for. */
function judgeWith({ examiner, lessons, failures, replyTo, retryAfter }: RespondOptions) {
  const { tokens, definition } = examiner
  return (request: WireRequest): Judged => {
    const examined = examine(request, examiner)
    if (examined.refusal !== undefined) return refusalOf(examined)
    const { routes } = examined
    const [route] = routes
    const name = nameOf(route)
    const mishap = failures.next()
    if (typeof mishap === 'number') return { ...name, mishap, answer: scripted(mishap, retryAfter) }
    if (mishap === 'drop') return { ...name, mishap, answer: undefined }
    const body = jsonOrText(request.body)
    const partial = mishap === 'partial' ? partialAnswer(routes, body, lessons) : undefined
    const token =
      route.isToken === true && tokens !== undefined
        ? tokenAnswer(definition.auth, tokens.issue(route.account), tokens.lifeMs)
        : undefined
    const answer = replyTo(asSent(request)) ?? token ?? partial ?? goodAnswer(routes, body, lessons)
    return {
      ...name,
      ...(mishap === 'slow' ? { mishap } : partial === undefined ? {} : { mishap: 'partial' }),
      // A reply can stand for a network that fails.
      answer: answer.status === undefined || answer.status === 0 ? undefined : answer,
    }
  }
}

function refusalOf({ refusal, route }: { readonly refusal: Refusal; readonly route?: Route }): Judged {
  const { status, code, message, headers = {} } = refusal
  const body = route?.isToken === true ? oauthError(refusal) : { error: { code, message } }
  return {
    ...nameOf(route),
    refused: { code, message },
    answer: { status, headers, body },
  }
}

const nameOf = (route: Route | undefined): Pick<Judged, 'action' | 'request'> =>
  route === undefined
    ? {}
    : { ...(route.action === undefined ? {} : { action: route.action }), request: route.request }

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
