/** How many bytes a text takes in UTF-8 (requirements.md R38). Half a surrogate pair counts as U+FFFD, three bytes. */
export function utf8Length(text: string): number {
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
