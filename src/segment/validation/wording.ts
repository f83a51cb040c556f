/** `a` or `an`, by the first letter. */
export const aOrAn = (word: string): string => (/^[aeiou]/.test(word) ? 'an' : 'a')

/** `1 character`, `2 characters`. */
export const many = (noun: string, count: number): string => `${count} ${noun}${count === 1 ? '' : 's'}`

/** `a`, `a or b`, `a, b, or c`. */
export function inList(words: readonly string[]): string {
  const [first, second, ...others] = words
  if (first === undefined) return 'nothing'
  if (second === undefined) return first
  return others.length === 0
    ? `${first} or ${second}`
    : `${words.slice(0, -1).join(', ')}, or ${words.at(-1)}`
}

/** The kind of a value: `a string`, `an array`, `null`. */
export function kindInWords(value: unknown): string {
  if (value === null || value === undefined) return String(value)
  if (typeof value !== 'object') return `${aOrAn(typeof value)} ${typeof value}`
  return Array.isArray(value) ? 'an array' : 'an object'
}
