import { hmac } from '@noble/hashes/hmac.js'
import { sha1 } from '@noble/hashes/legacy.js'
import { sha256, sha512 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { encodeBase64Bytes } from '../json/base64.js'
import type { Sign } from './definition.js'

const hashes = { sha1, sha256, sha512 }

/** The HMAC (RFC 2104) of a body's UTF-8 bytes. */
export function signText(
  text: string,
  secret: string,
  { algorithm, encoding }: Pick<Sign, 'algorithm' | 'encoding'>,
): string {
  const bytes = hmac(hashes[algorithm], utf8ToBytes(secret), utf8ToBytes(text))
  return encoding === 'hex' ? bytesToHex(bytes) : encodeBase64Bytes(bytes)
}
