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
  const url = searchParams ? withQuery(address, searchParams) : escaped(address)
  return { request: requestOf(url, options, headers), options, controller }
}

function upperCase(method: NonNullable<RequestOptions['method']>): NormalizedOptions['method']
function upperCase(method: string): string {
  return method.toUpperCase()
}

function withQuery(address: string, searchParams: NonNullable<RequestOptions['searchParams']>): string {
  const url = new URL(address)
  const entries = searchParams instanceof URLSearchParams ? [...searchParams] : Object.entries(searchParams)
  url.search = new URLSearchParams(entries.map(([name, value]) => [name, String(value)])).toString()
  return url.toString()
}

/** An address with escapes for what the platform leaves as it is and node-fetch does not. */
const escaped = (address: string): string =>
  address.replace(/['{}|\\^`]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)

/** The platform's request, with headers that existing tests can read. */
function requestOf(url: string, options: NormalizedOptions, headers: Headers): Request {
  // A body that is a stream has to say that the answer waits for its end.
  const init = { ...options, headers, duplex: 'half' }
  const request = new Request(url, init)
  const type = request.headers.get('content-type')
  if (type !== null && !headers.has('content-type')) headers.set('Content-Type', type)
  return Object.defineProperty(request, 'headers', { value: headers })
}
