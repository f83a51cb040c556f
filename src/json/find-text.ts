/** JavaScript engines look for a pattern up to this length in linear time. */
export const longestQuickPattern = 250

/** Beyond it the search of an engine can take its time: the length of the text times that of the pattern. */
const mostComparisons = 1_000_000

/**
 * Where a pattern first stands in a text, -1 where it does not, as `indexOf` says; in time that grows with both lengths
 * and not with their product (Knuth, Morris and Pratt), so that no two texts of an event can stop a process.
 */
export function findText(text: string, pattern: string): number {
  if (pattern.length <= longestQuickPattern || text.length * pattern.length <= mostComparisons)
    return text.indexOf(pattern)
  if (pattern.length > text.length) return -1
  const borders = bordersOf(pattern)
  let matched = 0
  for (let at = 0; at < text.length; at += 1) {
    matched = extend(matched, text.charCodeAt(at), pattern, borders)
    if (matched === pattern.length) return at - matched + 1
  }
  return -1
}

/** For each length of a beginning of the pattern, the longest shorter one with which it ends too. */
function bordersOf(pattern: string): Int32Array {
  const borders = new Int32Array(pattern.length + 1)
  for (let at = 1; at < pattern.length; at += 1)
    borders[at + 1] = extend(borders[at] ?? 0, pattern.charCodeAt(at), pattern, borders)
  return borders
}

/** How much of the pattern is matched after one more character. */
function extend(matched: number, character: number, pattern: string, borders: Int32Array): number {
  let length = matched
  while (length > 0 && pattern.charCodeAt(length) !== character) length = borders[length] ?? 0
  return pattern.charCodeAt(length) === character ? length + 1 : 0
}
