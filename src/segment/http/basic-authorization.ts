import { encodeBase64 } from '../../json/base64.js'
import type { NormalizedOptions, RequestOptions } from '../types/request.js'

/** Before a request: `username` and `password` as a header (RFC 7617). */
export function basicAuthorization({ username, password }: NormalizedOptions): RequestOptions | undefined {
  if (!username && !password) return undefined
  const credentials = encodeBase64(`${username || ''}:${password || ''}`)
  return { headers: { Authorization: `Basic ${credentials}` } }
}
