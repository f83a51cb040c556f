/** Up to so many units a text is gone over here; of longer ones the platform's encoder tells sooner. */
const mostByUnits = 512

/** So much of a long text is encoded at once, so that there need not be room for all of its bytes. */
const mostAtOnce = 65_536

/** How many bytes a text takes in UTF-8 (requirements.md R38). Half a surrogate pair counts as U+FFFD, three bytes. */
export function utf8Length(text: string): number {
  return text.length <= mostByUnits ? lengthByUnits(text) : lengthEncoded(text)
}

function lengthByUnits(text: string): number {
  let bytes = text.length
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    if (unit < 0x80) continue
    bytes += 1
    if (unit < 0x800) continue
    bytes += 1
    if (unit < 0xd800 || unit > 0xdbff) continue
    const next = text.charCodeAt(index + 1)
    if (next < 0xdc00 || next > 0xdfff || Number.isNaN(next)) continue
    // A pair is four bytes and two units: two more than its length, which the first unit has counted.
    index += 1
  }
  return bytes
}

function lengthEncoded(text: string): number {
  const encoder = new TextEncoder()
  const room = new Uint8Array(Math.min(3 * text.length, mostAtOnce))
  let bytes = 0
  for (let at = 0; at < text.length; ) {
    // A pair of surrogates is never torn: a half at the end of as many units as there are bytes does not fit.
    const { read, written } = encoder.encodeInto(text.slice(at, at + mostAtOnce), room)
    at += read
    bytes += written
  }
  return bytes
}
