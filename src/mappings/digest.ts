import { hmac } from '@noble/hashes/hmac.js'
import { md5, sha1 } from '@noble/hashes/legacy.js'
import { sha256, sha512 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { absent, nullish, string } from '../expressions/kinds.js'
import { looksAtText, type Native } from '../expressions/native.js'
import { maybeText } from '../expressions/types/native-types.js'
import { encodeBase64Bytes } from '../json/base64.js'
import { type Normalization, normalizeText } from './normalize-text.js'
import { scalarText } from './scalar-text.js'

const hashes = { sha256, sha1, sha512, md5 }

export type Algorithm = keyof typeof hashes
export const algorithms = Object.keys(hashes) as readonly Algorithm[]
export const encodings = ['hex', 'base64'] as const

export type Digest = {
  readonly algorithm: Algorithm
  readonly encoding: (typeof encodings)[number]
  readonly normalize: readonly Normalization[]
}

const returns = string | nullish | absent

/** The hash of a text's UTF-8 bytes; nothing where the normalised text is empty. */
export const hashText: Native<Digest & { readonly skipIfHashed: boolean }> = {
  name: 'hashText',
  looks: looksAtText,
  weight: 300,
  returns,
  type: maybeText,
  prepare: (digest) => (value) => {
    const text = scalarText(value)
    if (text === undefined) return value === null ? null : undefined
    // Of a hash only its case and the blanks around it may change: `digits` would leave half of it.
    if (digest.skipIfHashed && isHash(text.trim(), digest))
      return normalizeText(text, digest.normalize.filter(keepsHashes))
    const normal = normalizeText(text, digest.normalize)
    return normal === '' ? undefined : encode(hashes[digest.algorithm](utf8ToBytes(normal)), digest)
  },
}

/** The keyed hash of a text (RFC 2104); nothing without a key, and where the normalised text is empty. */
export const hmacText: Native<Digest> = {
  name: 'hmacText',
  looks: looksAtText,
  weight: 1000,
  returns,
  type: maybeText,
  prepare: (digest) => (value, key) => {
    const [text, secret] = [scalarText(value), scalarText(key)]
    if (text === undefined) return value === null ? null : undefined
    const normal = normalizeText(text, digest.normalize)
    if (normal === '' || secret === undefined || secret === '') return undefined
    return encode(hmac(hashes[digest.algorithm], utf8ToBytes(secret), utf8ToBytes(normal)), digest)
  },
}

const keepsHashes = (name: Normalization): boolean => name === 'trim' || name === 'lower'

const hexDigits = /^[0-9a-f]+$/i
const base64Digits = /^[A-Za-z0-9+/]+$/

/** Whether a text can be a hash of this algorithm in this encoding: by its characters, its length and its padding. */
function isHash(text: string, { algorithm, encoding }: Digest): boolean {
  const { outputLen } = hashes[algorithm]
  if (encoding === 'hex') return text.length === outputLen * 2 && hexDigits.test(text)
  const digits = Math.ceil((outputLen * 4) / 3)
  const padding = '='.repeat((4 - (digits % 4)) % 4)
  return (
    text.length === digits + padding.length &&
    text.endsWith(padding) &&
    base64Digits.test(text.slice(0, digits))
  )
}

function encode(bytes: Uint8Array, { encoding }: Digest): string {
  return encoding === 'hex' ? bytesToHex(bytes) : encodeBase64Bytes(bytes)
}
