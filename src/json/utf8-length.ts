const mostAtOnce = 65_536

/** How many bytes a text has in UTF-8, without room for all of them; half a character counts as U+FFFD. */
export function utf8Length(text: string): number {
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
