import type { Range } from '../../diagnostics/diagnostic.js'

/** Where an entry stands in a text: its key, where it has one, and its value. */
export interface EntryPlace {
  readonly key: Range | undefined
  readonly value: Range | undefined
  readonly isScalar: boolean
}

/** The range that shows an entry: `key: value` on one line, else the key; of a value without a key its first word. */
export function rangeOfEntry({ key, value, isScalar }: EntryPlace, text: string): Range | undefined {
  if (key === undefined) return value === undefined ? undefined : firstWord(value, text)
  const isOnOneLine = value !== undefined && !text.slice(key.start, value.end).includes('\n')
  return { start: key.start, end: isScalar && isOnOneLine ? value.end : key.end }
}

/** A value without a key, such as an element of a list, can be long: its first word is enough to find it. */
function firstWord({ start, end }: Range, text: string): Range {
  const length = text.slice(start, end).search(/[\s:,]/)
  return { start, end: length > 0 ? start + length : end }
}
