import { bytesToHex } from '@noble/hashes/utils.js'
import { encodeBase64Bytes } from '../json/base64.js'

/**
 * The forms in which a secret can stand in a request and be read back from it: as it is, in a JSON text, in a URL and a
 * form, in hex and in base64, also as a part of a longer text (`user:password`). What can not be found by looking for
 * texts is not among them: a secret in capitals, cut, escaped twice or compressed. Nobody can read one back from a hash.
 */
export function secretForms(secret: string): readonly string[] {
  const bytes = new TextEncoder().encode(secret)
  const hex = bytesToHex(bytes)
  const whole = encodeBase64Bytes(bytes)
  const base64 = [whole, whole.replace(/=+$/, ''), ...insideOfBase64(bytes)]
  return [
    ...new Set([
      secret,
      JSON.stringify(secret).slice(1, -1),
      ...encoded(secret),
      hex,
      hex.toUpperCase(),
      ...base64,
      ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
    ]),
  ].filter((form) => form !== '')
}

/** In a URL and in a form, which has a plus for a blank; a text with half a character can not stand there. */
function encoded(text: string): readonly string[] {
  try {
    return [encodeURIComponent(text), new URLSearchParams({ '': text }).toString().slice(1)]
  } catch {
    return []
  }
}

/** Shorter ones would be found everywhere. */
const shortestPart = 8

/**
 * What of the base64 of a longer text is the secret's alone: three bytes are four characters, so it depends on where the
 * secret begins, and the characters at its ends are made of its neighbours too.
 */
function insideOfBase64(bytes: Uint8Array): readonly string[] {
  return [0, 1, 2].flatMap((before) => {
    const text = encodeBase64Bytes(new Uint8Array([...new Uint8Array(before), ...bytes]))
    const part = text.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6))
    return part.length < shortestPart ? [] : [part]
  })
}
