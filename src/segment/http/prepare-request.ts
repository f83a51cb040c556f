import type { NormalizedOptions, RequestOptions } from '../types/request.js'
import { Headers } from './headers.js'
import type { MergedOptions } from './merge-options.js'

/** Milliseconds that a request waits for its answer, unless it says otherwise. */
export const DEFAULT_REQUEST_TIMEOUT = 10_000

export interface PreparedRequest {
  readonly request: Request
  readonly options: NormalizedOptions
  /** Calls the request off. */
  readonly controller: AbortController
}

/** A request as its options have it. Throws where the platform knows no such request: no URL, a GET with a body. */
export function prepareRequest(address: string, merged: MergedOptions): PreparedRequest {
  const { method = 'GET', json, signal, timeout, searchParams, throwHttpErrors } = merged
  const controller = new AbortController()
  const options: NormalizedOptions = {
    ...merged,
    method: upperCase(method),
    throwHttpErrors: throwHttpErrors !== false,
    timeout: timeout ?? (signal ? false : DEFAULT_REQUEST_TIMEOUT),
    signal: AbortSignal.any(signal ? [controller.signal, signal] : [controller.signal]),
  }
  if (json !== undefined) options.body = JSON.stringify(json)
  const headers = new Headers(merged.headers)
  if (json !== undefined) headers.set(merged.body ? 'Content-Type' : 'content-type', 'application/json')
  const url = expectUrl(address)
  if (options.body && /^(GET|HEAD)$/.test(options.method))
    throw new TypeError('Request with GET/HEAD method cannot have body')
  const request = requestOf(searchParams ? withQuery(url, searchParams) : escaped(url), options, headers)
  return { request, options, controller }
}

function upperCase(method: NonNullable<RequestOptions['method']>): NormalizedOptions['method']
function upperCase(method: string): string {
  return method.toUpperCase()
}

function withQuery(url: URL, searchParams: NonNullable<RequestOptions['searchParams']>): string {
  const entries = searchParams instanceof URLSearchParams ? [...searchParams] : Object.entries(searchParams)
  url.search = new URLSearchParams(entries.map(([name, value]) => [name, String(value)])).toString()
  return url.toString()
}

/** An address that can be sent to. Definitions tell events by the `TypeError` and pass its words on. */
function expectUrl(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url?.hostname) throw new TypeError('Only absolute URLs are supported')
  if (!/^https?:$/.test(url.protocol)) throw new TypeError('Only HTTP(S) protocols are supported')
  return url
}

/** An address with escapes for what the platform leaves as it is and node-fetch does not. */
const escaped = ({ href }: URL): string =>
  href.replace(/['{}|\\^`]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)

/** The platform's request, with headers that existing tests can read. */
function requestOf(url: string, options: NormalizedOptions, headers: Headers): Request {
  // A body that is a stream has to say that the answer waits for its end.
  const init = { ...options, headers, duplex: 'half' }
  const request = new Request(url, init)
  const type = request.headers.get('content-type')
  if (type !== null && !headers.has('content-type')) headers.set('Content-Type', type)
  return Object.defineProperty(request, 'headers', { value: headers })
}
