import { type Dispatcher, request as undiciRequest } from 'undici'
import type { EncodedRequest } from '../../index.js'
import type { Cancellation } from './cancellation.js'
import { acceptedCodings, unpacked } from './unpacked.js'

/** An answer whose body is still to be read. */
export interface Received {
  readonly status: number
  /** Lower-case names. */
  readonly headers: { readonly [name: string]: string }
  readonly body: AsyncIterable<Uint8Array> | null
}

/** Sends one request and follows no redirect; rejects where no answer comes. */
export type Exchange = (request: EncodedRequest, cancellation: Cancellation) => Promise<Received>

/** By undici's own request function: its `fetch` takes about twice as long for the same. */
export function exchangeBy(dispatcher: Dispatcher): Exchange {
  return async ({ method, url, headers, body }, cancellation) => {
    const answer = await undiciRequest(url, {
      method,
      headers: { 'accept-encoding': acceptedCodings, ...headers },
      body: body ?? null,
      dispatcher,
      signal: cancellation,
    })
    const received = joined(answer.headers)
    const content = unpacked(answer.body, received['content-encoding'])
    return { status: answer.statusCode, headers: received, body: content }
  }
}

export function exchangeByFetch(fetch: typeof globalThis.fetch): Exchange {
  return async ({ method, url, headers, body }, { signal }) => {
    const answer = await fetch(url, { method, headers, body: body ?? null, redirect: 'manual', signal })
    return { status: answer.status, headers: Object.fromEntries(answer.headers), body: answer.body }
  }
}

function joined(headers: { readonly [name: string]: string | string[] | undefined }): Received['headers'] {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  )
}
