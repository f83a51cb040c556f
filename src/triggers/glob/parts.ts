/**
 * The matcher of a glob of plain texts with a run between each two. The first and last text are held to the ends, the
 * ones in the middle are each taken at the first place after the one before: if any places fit, those do.
 */
export function matchParts(parts: readonly string[]): (text: string) => boolean {
  const [first = '', ...rest] = parts
  const last = rest.at(-1)
  if (last === undefined) return (text) => text === first
  const middle = rest.slice(0, -1)
  if (middle.length === 0) {
    const least = first.length + last.length
    return (text) => text.length >= least && text.startsWith(first) && text.endsWith(last)
  }
  return (text) => {
    const end = text.length - last.length
    if (first.length > end || !text.startsWith(first) || !text.endsWith(last)) return false
    let at = first.length
    for (const part of middle) {
      const place = text.indexOf(part, at)
      if (place === -1) return false
      at = place + part.length
    }
    return at <= end
  }
}
