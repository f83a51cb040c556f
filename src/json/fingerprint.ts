/**
 * MurmurHash3, x86 128-bit variant: https://github.com/aappleby/smhasher/wiki/MurmurHash3.
 * A name for a text, not a secret and not a signature: who wants to can make two texts with the same name.
 */

/** Longer inputs get a buffer of their own, so that one large event does not hold memory for good. */
const scratchSize = 1024

const scratch = new Uint8Array(scratchSize)
const scratchView = new DataView(scratch.buffer)
const encoder = new TextEncoder()

/**
 * The hash of a text's UTF-8 bytes as 32 lower-case hex digits, the same on every platform.
 * It names deliveries and idempotency keys. An unpaired surrogate counts as U+FFFD.
 */
export function fingerprint(text: string): string {
  const { read, written } = encoder.encodeInto(text, scratch)
  if (read < text.length) return fingerprintBytes(encoder.encode(text))
  scratch.fill(0, written, paddedLength(written))
  return hash(scratchView, written, 0)
}

/** The hash of bytes as 32 hex digits: the four words of the reference implementation, each printed as a number. */
export function fingerprintBytes(bytes: Uint8Array, seed = 0): string {
  const padded = new Uint8Array(paddedLength(bytes.length))
  padded.set(bytes)
  return hash(new DataView(padded.buffer), bytes.length, seed)
}

/** Whole blocks of 16 bytes. */
function paddedLength(length: number): number {
  return (length + 15) & ~15
}

/** `view` holds zeros from `length` to the end of the block: mixing a zero word changes nothing, so the tail is a block. */
function hash(view: DataView, length: number, seed: number): string {
  let h1 = seed | 0
  let h2 = h1
  let h3 = h1
  let h4 = h1
  const tail = length & ~15
  for (let at = 0; at < tail; at += 16) {
    h1 = (Math.imul(rotate(h1 ^ mix1(view.getInt32(at, true)), 19) + h2, 5) + 0x561ccd1b) | 0
    h2 = (Math.imul(rotate(h2 ^ mix2(view.getInt32(at + 4, true)), 17) + h3, 5) + 0x0bcaa747) | 0
    h3 = (Math.imul(rotate(h3 ^ mix3(view.getInt32(at + 8, true)), 15) + h4, 5) + 0x96cd1c35) | 0
    h4 = (Math.imul(rotate(h4 ^ mix4(view.getInt32(at + 12, true)), 13) + h1, 5) + 0x32ac3b17) | 0
  }
  if (tail < length) {
    h1 ^= mix1(view.getInt32(tail, true))
    h2 ^= mix2(view.getInt32(tail + 4, true))
    h3 ^= mix3(view.getInt32(tail + 8, true))
    h4 ^= mix4(view.getInt32(tail + 12, true))
  }
  return finish(h1 ^ length, h2 ^ length, h3 ^ length, h4 ^ length)
}

function finish(h1: number, h2: number, h3: number, h4: number): string {
  const sum = (h1 + h2 + h3 + h4) | 0
  const f1 = avalanche(sum)
  const f2 = avalanche((sum + h2) | 0)
  const f3 = avalanche((sum + h3) | 0)
  const f4 = avalanche((sum + h4) | 0)
  const total = (f1 + f2 + f3 + f4) | 0
  return hexDigits(total, (total + f2) | 0, (total + f3) | 0, (total + f4) | 0)
}

const c1 = 0x239b961b
const c2 = 0xab0e9789
const c3 = 0x38b34ae5
const c4 = 0xa1e38b93

function mix1(word: number): number {
  return Math.imul(rotate(Math.imul(word, c1), 15), c2)
}

function mix2(word: number): number {
  return Math.imul(rotate(Math.imul(word, c2), 16), c3)
}

function mix3(word: number): number {
  return Math.imul(rotate(Math.imul(word, c3), 17), c4)
}

function mix4(word: number): number {
  return Math.imul(rotate(Math.imul(word, c4), 18), c1)
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits))
}

function avalanche(word: number): number {
  const once = Math.imul(word ^ (word >>> 16), 0x85ebca6b)
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35)
  return twice ^ (twice >>> 16)
}

/** All digits by one call: joining pieces costs several times as much. */
// biome-ignore format: one line a word.
function hexDigits(a: number, b: number, c: number, d: number): string {
  return String.fromCharCode(
    digit(a >>> 28), digit(a >>> 24), digit(a >>> 20), digit(a >>> 16), digit(a >>> 12), digit(a >>> 8), digit(a >>> 4), digit(a),
    digit(b >>> 28), digit(b >>> 24), digit(b >>> 20), digit(b >>> 16), digit(b >>> 12), digit(b >>> 8), digit(b >>> 4), digit(b),
    digit(c >>> 28), digit(c >>> 24), digit(c >>> 20), digit(c >>> 16), digit(c >>> 12), digit(c >>> 8), digit(c >>> 4), digit(c),
    digit(d >>> 28), digit(d >>> 24), digit(d >>> 20), digit(d >>> 16), digit(d >>> 12), digit(d >>> 8), digit(d >>> 4), digit(d),
  )
}

/** The character code of the lowest four bits: a read of a table takes a third of the time of a branch. */
function digit(bits: number): number {
  return digits[bits & 15] ?? 0
}

const digits = Uint8Array.from('0123456789abcdef', (character) => character.charCodeAt(0))
