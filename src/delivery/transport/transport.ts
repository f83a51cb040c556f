import { lookup } from 'node:dns'
import { isIP } from 'node:net'
import { Agent, type Dispatcher } from 'undici'
import {
  type Answer,
  type EncodedRequest,
  encodeRequest,
  type OutboundRequest,
  type TargetRule,
} from '../../index.js'
import { limit } from '../limit.js'
import { longestTimerMs } from '../sender/time.js'
import { tell } from '../tell.js'
import { Cancellation } from './cancellation.js'
import { type Exchange, exchangeBy, exchangeByFetch, type Received } from './exchange.js'
import { guardedLookup, privateAddress, type Resolve } from './guarded-lookup.js'
import { networkError } from './network-error.js'
import { parseBody } from './parse-body.js'
import { Places } from './places.js'
import { isPrivateAddress } from './private-addresses.js'
import { readBody } from './read-body.js'
import { redirected } from './redirect.js'
import { RequestRefused } from './request-refused.js'
import { checkRewrite, type Rewrite, rewritten } from './rewrite.js'

export interface TransportOptions {
  /** Sends in the place of undici. What it connects to is its own affair: only addresses that are no names are guarded. */
  readonly fetch?: typeof globalThis.fetch
  /** An agent of undici of one's own, such as a proxy; as with `fetch` it does its own resolving of names. */
  readonly dispatcher?: Dispatcher
  /** How long an answer may take to its end where its request does not say, in milliseconds; 10,000 (requirements.md R94). */
  readonly timeoutMs?: number
  /**
   * How many requests are under way at once; 128. Others wait, and their time does not run yet: next is the host that has the
   * fewest. Hosts that took longer the last time than half of what an answer may take get half of these places, all together.
   */
  readonly maxConcurrency?: number
  /** Larger bodies are not sent; 10 MiB, after compression. */
  readonly maxRequestBytes?: number
  /** Of larger bodies only the beginning is read; 1 MiB, unpacked. */
  readonly maxResponseBytes?: number
  /** Which other hosts a redirect (307, 308) may lead to; none where it is left out. */
  readonly redirects?: TargetRule
  /** What becomes of a request of an untrusted connection to an address that is not of the public internet; `block`. */
  readonly privateAddresses?: 'off' | 'warn' | 'block'
  /** Told of each such address, where it is not `off`. */
  readonly onPrivateAddress?: (seen: { readonly host: string; readonly address: string }) => void
  /** The header that carries the idempotency key, the same for every try; `idempotency-key`. Empty: none. */
  readonly idempotencyHeader?: string
  /**
   * Sends requests elsewhere than to the origin that they name, as to a stand-in (docs/simulate.md): an origin, or a function
   * that gives one for an address. Redirects are read as the first origin's. What is guarded is the address that is named:
   * the one in its place was chosen by whoever runs this, and may be private.
   */
  readonly rewrite?: Rewrite
  /** How names are resolved; `dns.lookup`. */
  readonly resolve?: Resolve
}

export interface SendOptions {
  /** The address comes from somebody who is not trusted to know what is inside the network. */
  readonly untrusted?: boolean
  /** Ends the sending: the answer is then `{ error: 'ABORTED' }`. */
  readonly signal?: AbortSignal
}

/** What sends requests. */
export interface Transport {
  /**
   * Sends one request, ready with its credentials, to the end of its answer. What goes wrong on the way is an answer too:
   * `{ error }`. Rejects with `RequestRefused` alone: where the request is not sent at all.
   */
  send(request: OutboundRequest, options?: SendOptions): Promise<Answer>
  /** Gives up the connections that are kept alive. */
  close(): Promise<void>
}

/** What sends requests by undici, over connections that stay open (engine.md, step 9). Throws a `TypeError` where an option can not be. */
export function createTransport(options: TransportOptions = {}): Transport {
  const timeoutMs = limit('timeoutMs', options.timeoutMs, 10_000, 1)
  const maxConcurrency = limit('maxConcurrency', options.maxConcurrency, 128, 1)
  const maxRequestBytes = limit('maxRequestBytes', options.maxRequestBytes, 10 * 1024 * 1024)
  const maxResponseBytes = limit('maxResponseBytes', options.maxResponseBytes, 1024 * 1024)
  const { redirects, privateAddresses = 'block', onPrivateAddress, resolve = lookup } = options
  const { idempotencyHeader = 'idempotency-key', rewrite } = options
  checkRewrite(rewrite)
  const places = new Places(maxConcurrency)
  const agents = { connections: maxConcurrency, headersTimeout: 0, bodyTimeout: 0 }
  const open = new Agent(agents)
  const guarded = new Agent({ ...agents, connect: { lookup: guardedLookup(resolve, watch) } })
  const own = ownExchange(options)
  const exchanges = { open: own ?? exchangeBy(open), guarded: own ?? exchangeBy(guarded) }

  function watch(host: string, address: string): boolean {
    tell(onPrivateAddress, { host, address })
    return privateAddresses === 'warn'
  }

  /** Connections to addresses that are no names look nothing up. */
  function guard(url: string): void {
    const host = new URL(url).hostname.replace(/^\[|\]$/g, '')
    if (isIP(host) !== 0 && isPrivateAddress(host) && !watch(host, host)) throw refusedAddress()
  }

  async function follow(
    request: EncodedRequest,
    cancellation: Cancellation,
    untrusted: boolean,
  ): Promise<Answer> {
    const isGuarded = untrusted && privateAddresses !== 'off'
    let current = request
    for (let hops = 0; ; hops += 1) {
      if (isGuarded) guard(current.url)
      const elsewhere = rewritten(current, rewrite)
      const exchange = isGuarded && elsewhere === undefined ? exchanges.guarded : exchanges.open
      const received = await exchange(elsewhere ?? current, cancellation)
      const { status, headers } = received
      const next = hops < mostRedirects ? redirected(current, status, headers.location, redirects) : undefined
      if (next === undefined) return answerOf(received, maxResponseBytes)
      await readBody(received.body, maxResponseBytes)
      current = next
    }
  }

  async function sendNow(request: EncodedRequest, timeout: number, options: SendOptions): Promise<Answer> {
    const { signal: outer, untrusted = false } = options
    const cancellation = new Cancellation()
    const stop = () => cancellation.end('ABORTED')
    const timer = setTimeout(() => cancellation.end('ETIMEDOUT'), Math.min(timeout, longestTimerMs))
    outer?.addEventListener('abort', stop, { once: true })
    if (outer?.aborted === true) stop()
    try {
      return await Promise.race([follow(request, cancellation, untrusted), cancellation.ended()])
    } catch (error) {
      return answerTo(cancellation.reason ?? error)
    } finally {
      clearTimeout(timer)
      outer?.removeEventListener('abort', stop)
    }
  }

  return {
    async send(request, options = {}) {
      const encoded = await encode(request)
      const { body } = encoded
      const size = typeof body === 'string' ? Buffer.byteLength(body) : (body?.length ?? 0)
      if (size > maxRequestBytes)
        throw new RequestRefused(
          'REQUEST_TOO_LARGE',
          `a body of ${size} bytes is larger than ${maxRequestBytes}`,
        )
      const keyed = withKey(encoded, idempotencyHeader.toLowerCase(), request.idempotencyKey)
      const timeout = request.timeoutMs ?? timeoutMs
      let begin = 0
      const sending = () => {
        begin = performance.now()
        return sendNow(keyed, timeout, options)
      }
      return places.run(hostOf(encoded.url), sending, () => performance.now() - begin > timeout / 2)
    },
    async close() {
      await Promise.all([open.destroy(), guarded.destroy()])
    },
  }
}

/** More redirects than this are a loop. */
const mostRedirects = 5

function ownExchange({ fetch, dispatcher }: TransportOptions): Exchange | undefined {
  if (fetch !== undefined) return exchangeByFetch(fetch)
  return dispatcher === undefined ? undefined : exchangeBy(dispatcher)
}

/** A request may have been stored, and what comes from a store can be anything. */
async function encode(request: OutboundRequest): Promise<EncodedRequest> {
  try {
    const encoded = await encodeRequest(request)
    if (/^https?:$/.test(new URL(encoded.url).protocol)) return encoded
  } catch {
    // Said below.
  }
  throw new RequestRefused('INVALID_REQUEST', 'the request can not be put into bytes')
}

/** As far as its first slash: whoever waits for a place need not parse an address for that. */
const hostOf = (url: string): string => url.slice(0, url.indexOf('/', url.indexOf('//') + 2))

/** The request with its key in a header; without where that is taken, or where the key can not stand in one. */
function withKey(request: EncodedRequest, header: string, key: string): EncodedRequest {
  const { headers } = request
  if (header === '' || Object.hasOwn(headers, header) || !/^[\x21-\x7e]{1,255}$/.test(key)) return request
  return { ...request, headers: { ...headers, [header]: key } }
}

/** JSON is read once, here: answers of a chain are looked at again and again. */
async function answerOf({ status, headers, body }: Received, maxBytes: number): Promise<Answer> {
  const { text, truncated } = await readBody(body, maxBytes)
  return { status, headers, body: parseBody(text), ...(truncated ? { truncated } : {}) }
}

function answerTo(error: unknown): Answer {
  if (error instanceof RequestRefused) throw error
  const name = networkError(error)
  if (name === privateAddress) throw refusedAddress()
  if (name === 'UND_ERR_INVALID_ARG' || name === 'UND_ERR_NOT_SUPPORTED')
    throw new RequestRefused('INVALID_REQUEST', 'the request can not be sent by HTTP')
  return { error: name }
}

const refusedAddress = () =>
  new RequestRefused(
    privateAddress,
    'the host is an address, or leads to one, that is not of the public internet',
  )
