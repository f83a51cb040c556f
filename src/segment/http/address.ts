import { encodeBase64 } from '../../json/base64.js'

/** Where a request goes. */
export interface Address {
  /** As definitions see it. */
  readonly url: string
  /** As the platform takes it: without credentials. */
  readonly target: string
  /** The credentials, as a header. */
  readonly authorization: string | undefined
}

/**
 * Why an address can't be sent to, as an error that the request rejects with; definitions know it by the `TypeError`, and
 * pass its words on.
 */
export function refusalOf(address: string): TypeError | undefined {
  if (/^[a-z][a-z\d+.-]*:/i.test(address) && !URL.canParse(address)) return undefined
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url?.hostname) return new TypeError('Only absolute URLs are supported')
  return /^https?:$/.test(url.protocol) ? undefined : new TypeError('Only HTTP(S) protocols are supported')
}

/** An address with a query in place of its own. Throws the platform's `TypeError` where it is none though it begins like one. */
export function addressOf(text: string, query: URLSearchParams | undefined): Address {
  const url = new URL(text)
  if (query !== undefined) url.search = query.toString()
  const { username, password } = url
  Object.assign(url, { username: '', password: '' })
  const target = query === undefined ? escaped(url.href) : url.href
  if (username === '' && password === '') return { url: target, target, authorization: undefined }
  const credentials = decodeURIComponent(password === '' ? username : `${username}:${password}`)
  return {
    url: target.replace('//', `//${encodeURIComponent(credentials).replaceAll('%3A', ':')}@`),
    target,
    authorization: `Basic ${encodeBase64(credentials)}`,
  }
}

/** With escapes for what the platform leaves as it is and node-fetch does not. */
const escaped = (url: string): string =>
  url.replace(/['{}|\\^`]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
