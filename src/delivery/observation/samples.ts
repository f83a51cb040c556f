import { bodyKinds } from '../../actions/index.js'
import type { Answer, Connection, Delivery, Exchange, OutboundRequest, Outcome } from '../../index.js'

/** A request that failed, with its answer, as they may be printed (requirements.md R107). */
export interface DeliverySample {
  readonly connection: string
  /** What it failed with. */
  readonly code: string
  /** Why, in words. */
  readonly reason?: string
  /** Milliseconds since 1970. */
  readonly at: number
  /** The id of the delivery. */
  readonly delivery: string
  /** 1 for the first try of the delivery. */
  readonly attempt: number
  /** Of the events that failed so, the first ten. */
  readonly messageIds: readonly string[]
  /** Left out where nothing was sent. */
  readonly request?: SampledRequest
  readonly answer?: SampledAnswer
}

export interface SampledRequest extends Pick<OutboundRequest, 'method' | 'url' | 'headers'> {
  /** As text, of which the beginning is kept. */
  readonly body?: string
}

export interface SampledAnswer extends Pick<Answer, 'status' | 'headers' | 'error'> {
  readonly body?: string
}

/** A try in which something failed. */
export interface FailedTry {
  readonly connection?: Pick<Connection, 'redactExchange'>
  readonly delivery: Delivery
  readonly attempt: number
  readonly outcomes: readonly Outcome[]
  /** What failed, where something was sent. */
  readonly exchange?: Exchange
  /** Secrets that the connection does not know. */
  readonly tokens?: readonly string[]
}

const samplesKept = 10
const codesKept = 50

/** Once there are enough, a new one takes the place of the oldest so often at most: to hide secrets takes time. */
const pauseMs = 1000
const longestBody = 4096

/** The last samples of each code of each connection. */
export class Samples {
  readonly #of = new Map<string, Map<string, readonly DeliverySample[]>>()

  /** Keeps one sample for each code of a try. */
  add(tried: FailedTry, at: number): void {
    const failed = tried.outcomes.filter(({ status }) => status !== 'delivered')
    const codes = new Set(failed.map(codeOf))
    for (const code of codes) {
      const { connection } = tried.delivery
      const known = this.#of.get(connection)?.get(code) ?? []
      const last = known.at(-1)
      if (last !== undefined && known.length >= samplesKept && at < last.at + pauseMs) continue
      const outcomes = failed.filter((outcome) => codeOf(outcome) === code)
      this.#keep(connection, code, [...known, sampleOf(tried, code, outcomes, at)].slice(-samplesKept))
    }
  }

  list(): readonly DeliverySample[] {
    return [...this.#of.values()].flatMap((codes) => [...codes.values()].flat())
  }

  /** A code that comes again counts as new: of too many the one goes that was not seen for longest. */
  #keep(connection: string, code: string, samples: readonly DeliverySample[]): void {
    const codes = this.#of.get(connection) ?? new Map<string, readonly DeliverySample[]>()
    this.#of.set(connection, codes)
    codes.delete(code)
    codes.set(code, samples)
    const [oldest] = codes.keys()
    if (codes.size > codesKept && oldest !== undefined) codes.delete(oldest)
  }
}

const codeOf = ({ code, step }: Outcome): string => code ?? step

function sampleOf(tried: FailedTry, code: string, outcomes: readonly Outcome[], at: number): DeliverySample {
  const reason = outcomes[0]?.reason
  const messageIds = outcomes.flatMap(({ messageId }) => messageId ?? []).slice(0, 10)
  const { delivery, attempt } = tried
  return {
    connection: delivery.connection,
    code,
    ...(reason === undefined ? {} : { reason }),
    at,
    delivery: delivery.id,
    attempt,
    messageIds,
    ...exchangeOf(tried),
  }
}

/** What was sent and came back; nothing where nothing was, or where it nests too deeply to be looked through. */
function exchangeOf({
  connection,
  delivery,
  exchange,
  tokens,
}: FailedTry): Pick<DeliverySample, 'request' | 'answer'> {
  if (connection === undefined || exchange === undefined) return {}
  try {
    const { request, answer } = connection.redactExchange(delivery, exchange, tokens)
    return { request: sampledRequest(request), answer: sampledAnswer(answer) }
  } catch (error) {
    if (error instanceof RangeError) return {}
    throw error
  }
}

function sampledRequest(request: OutboundRequest): SampledRequest {
  const { method, url, headers } = request
  const kind = bodyKinds.find(({ key }) => request[key] !== undefined)
  return { method, url, headers, ...bodyOf(kind === undefined ? undefined : request[kind.key]) }
}

function sampledAnswer({ status, headers, error, body }: Answer): SampledAnswer {
  return {
    ...(status === undefined ? {} : { status }),
    ...(headers === undefined ? {} : { headers }),
    ...(error === undefined ? {} : { error }),
    ...bodyOf(body),
  }
}

function bodyOf(body: unknown): { readonly body?: string } {
  if (body === undefined || body === '') return {}
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return { body: text.length > longestBody ? `${text.slice(0, longestBody)}…` : text }
}
