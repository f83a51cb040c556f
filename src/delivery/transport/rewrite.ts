import type { EncodedRequest } from '../../index.js'
import { ask } from '../ask.js'
import { RequestRefused } from './request-refused.js'

/** Where a request goes in the place of the origin that it names: an origin for all, or for an address; none leaves it. */
export type Rewrite = string | ((url: URL) => string | undefined)

/** Throws `TypeError` where requests are to go to what is no origin. */
export function checkRewrite(rewrite: Rewrite | undefined): void {
  if (typeof rewrite === 'string' && originOf(rewrite) === undefined)
    throw new TypeError(
      `requests can be sent to an origin such as http://127.0.0.1:8080, not to "${rewrite}"`,
    )
}

/**
 * The request as it goes elsewhere, undefined where it goes where it says. Path and query stay, and `forwarded` (RFC 7239)
 * tells for whom it was. Throws `RequestRefused` where a function gives what is no origin, and
 * what it throws.
 */
export function rewritten(request: EncodedRequest, rewrite: Rewrite | undefined): EncodedRequest | undefined {
  if (rewrite === undefined) return undefined
  const url = new URL(request.url)
  const to = typeof rewrite === 'string' ? rewrite : ask(() => rewrite(new URL(url)))
  if (to === undefined) return undefined
  const origin = originOf(to)
  if (origin === undefined)
    throw new RequestRefused('INVALID_REQUEST', 'where it is sent instead is no origin')
  const forwarded = `host="${url.host}";proto=${url.protocol.slice(0, -1)}`
  return {
    ...request,
    url: origin + url.pathname + url.search,
    headers: { ...request.headers, forwarded },
  }
}

/** Without a slash at its end; undefined where a text is none, or more. */
function originOf(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol)) return undefined
  return [url.origin, `${url.origin}/`].includes(text) ? url.origin : undefined
}
