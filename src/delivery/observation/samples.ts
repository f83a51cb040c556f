import mapValues from 'lodash/mapValues.js'
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
const longestText = 4096

/** So many characters all of them together have: there may be tens of thousands of connections. */
const usualRoom = 32_000_000

/** The samples of a code, with the characters of each. */
type Kept = readonly { readonly sample: DeliverySample; readonly size: number }[]

/** The last samples of each code of each connection. */
export class Samples {
  /** Of connections and of their codes those that were seen last come last. */
  readonly #of = new Map<string, Map<string, Kept>>()
  #size = 0

  constructor(private readonly room = usualRoom) {}

  /** Keeps one sample for each code of a try. */
  add(tried: FailedTry, at: number): void {
    const failed = tried.outcomes.filter(({ status }) => status !== 'delivered')
    const codes = new Set(failed.map(codeOf))
    for (const code of codes) {
      const { connection } = tried.delivery
      const known = this.#of.get(connection)?.get(code) ?? []
      const last = known.at(-1)?.sample
      if (last !== undefined && known.length >= samplesKept && at < last.at + pauseMs) continue
      const outcomes = failed.filter((outcome) => codeOf(outcome) === code)
      const sample = sampleOf(tried, code, outcomes, at)
      const size = JSON.stringify(sample).length
      this.#keep(connection, code, [...known, { sample, size }].slice(-samplesKept))
    }
  }

  list(): readonly DeliverySample[] {
    const kept = [...this.#of.values()].flatMap((codes) => [...codes.values()].flat())
    return kept.map(({ sample }) => sample)
  }

  /** A code that comes again counts as new: of too many the one goes that was not seen for longest. */
  #keep(connection: string, code: string, kept: Kept): void {
    const codes = this.#of.get(connection) ?? new Map<string, Kept>()
    this.#forget(connection, code)
    this.#of.delete(connection)
    this.#of.set(connection, codes.set(code, kept))
    this.#size += sizeOf(kept)
    if (codes.size > codesKept) this.#forgetOldest(connection)
    for (const oldest of this.#of.keys())
      while (this.#size > this.room && oldest !== connection && this.#of.has(oldest))
        this.#forgetOldest(oldest)
  }

  #forgetOldest(connection: string): void {
    const [code] = this.#of.get(connection)?.keys() ?? []
    if (code !== undefined) this.#forget(connection, code)
  }

  #forget(connection: string, code: string): void {
    const codes = this.#of.get(connection)
    this.#size -= sizeOf(codes?.get(code) ?? [])
    codes?.delete(code)
    if (codes?.size === 0) this.#of.delete(connection)
  }
}

const sizeOf = (kept: Kept): number => kept.reduce((sum, { size }) => sum + size, 0)

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
  const body = kind === undefined ? undefined : request[kind.key]
  return { method, url: shortened(url), headers: shortHeaders(headers), ...bodyOf(body) }
}

function sampledAnswer({ status, headers, error, body }: Answer): SampledAnswer {
  return {
    ...(status === undefined ? {} : { status }),
    ...(headers === undefined ? {} : { headers: shortHeaders(headers) }),
    ...(error === undefined ? {} : { error }),
    ...bodyOf(body),
  }
}

const shortHeaders = (headers: OutboundRequest['headers']): OutboundRequest['headers'] =>
  mapValues(headers, shortened)

function bodyOf(body: unknown): { readonly body?: string } {
  if (body === undefined || body === '') return {}
  return { body: shortened(typeof body === 'string' ? body : JSON.stringify(body)) }
}

const shortened = (text: string): string =>
  text.length > longestText ? `${text.slice(0, longestText)}…` : text
