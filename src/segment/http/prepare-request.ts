import type { NormalizedOptions, RequestOptions } from '../types/request.js'
import { type Address, addressOf } from './address.js'
import { Headers } from './headers.js'
import type { MergedOptions } from './merge-options.js'

/** Milliseconds that a request waits for its answer, unless it says otherwise. */
export const DEFAULT_REQUEST_TIMEOUT = 10_000

export interface PreparedRequest {
  readonly address: Address
  readonly request: Request
  readonly options: NormalizedOptions
  /** Calls the request off. */
  readonly controller: AbortController
}

/** A request as its options have it. Throws a `TypeError` where there is no such request: no URL, a GET with a body. */
export function prepareRequest(url: string, merged: MergedOptions): PreparedRequest {
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
  const address = addressOf(url, searchParams ? queryOf(searchParams) : undefined)
  if (options.body && /^(GET|HEAD)$/.test(options.method))
    throw new TypeError('Request with GET/HEAD method cannot have body')
  return { address, request: requestOf(address, options, headers), options, controller }
}

function upperCase(method: NonNullable<RequestOptions['method']>): NormalizedOptions['method']
function upperCase(method: string): string {
  return method.toUpperCase()
}

function queryOf(searchParams: NonNullable<RequestOptions['searchParams']>): URLSearchParams {
  const entries = Symbol.iterator in searchParams ? [...searchParams] : Object.entries(searchParams)
  return new URLSearchParams(entries.map(([name, value]) => [name, String(value)]))
}

/** The platform's request, with the address and the headers that definitions and existing tests read. */
function requestOf({ url, target }: Address, options: NormalizedOptions, headers: Headers): Request {
  // A body that is a stream has to say that the answer waits for its end.
  const init = { ...options, headers, duplex: 'half' }
  const request = new Request(target, init)
  const type = request.headers.get('content-type')
  if (type !== null && !headers.has('content-type')) headers.set('Content-Type', type)
  return Object.defineProperties(request, { headers: { value: headers }, url: { value: url } })
}
