import type { EncodedRequest, TargetRule } from '../../index.js'
import { ask } from '../ask.js'

/**
 * The request that a redirect asks for, where it may be followed; else undefined, and the answer stands as it is. 307 and
 * 308 keep method and body (requirements.md R103). To the same host as it is; to another one only where the rule says
 * so, and then without any header that could tell who is asking. Never from https to http. Throws what the rule throws.
 */
export function redirected(
  request: EncodedRequest,
  status: number,
  location: string | undefined,
  allow: TargetRule | undefined,
): EncodedRequest | undefined {
  if ((status !== 307 && status !== 308) || location === undefined) return undefined
  if (!URL.canParse(location, request.url)) return undefined
  const from = new URL(request.url)
  const to = new URL(location, request.url)
  if (to.protocol !== 'https:' && (to.protocol !== 'http:' || from.protocol === 'https:')) return undefined
  if (to.username !== '' || to.password !== '') return undefined
  to.hash = ''
  if (to.host === from.host) return { ...request, url: to.href }
  if (ask(() => allow?.(new URL(to))) !== true) return undefined
  const headers = Object.entries(request.headers).filter(([name]) => saysNothingOfSender.test(name))
  return { ...request, url: to.href, headers: Object.fromEntries(headers) }
}

/** Any other header can be a credential: definitions choose their names. */
const saysNothingOfSender =
  /^(?:content-(?:type|encoding|language)|accept|accept-language|user-agent|idempotency-key)$/
