import { isList, isObject } from '../../json/value.js'
import { literalText, quoteText } from '../format-text.js'

const mostCharacters = 40
const mostItems = 3

/** For each that is shown: white space becomes shorter. */
const charactersRead = 10

/** A value in words; long texts and lists are cut. */
export function valueWords(value: unknown): string {
  if (isList(value)) return value.length === 0 ? 'an empty list' : `[${listWords(value, itemWords)}]`
  return itemWords(value)
}

/** Values one after the other: `1, 2, 3 and 4 more`. */
export function listWords(
  values: readonly unknown[],
  words: (value: unknown) => string = valueWords,
): string {
  const shown = values.slice(0, mostItems).map(words).join(', ')
  return values.length > mostItems ? `${shown} and ${values.length - mostItems} more` : shown
}

/** The same where a reader could take text for a number: `the text "8"`. */
export function typedWords(value: unknown): string {
  if (typeof value === 'string') return `the text ${valueWords(value)}`
  return typeof value === 'number' ? `the number ${valueWords(value)}` : valueWords(value)
}

/** `text` in one line and not too long. */
export function cutText(text: string, most: number): string {
  // No more is looked at than can be shown.
  const start = text.slice(0, most * charactersRead)
  const line = start.replace(/\s+/g, ' ')
  const isWhole = start.length === text.length
  if (isWhole && line.length <= most) return line
  const characters = Array.from(line)
  return isWhole && characters.length <= most ? line : `${characters.slice(0, most).join('')}…`
}

function itemWords(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return quoteText(cutText(value, mostCharacters))
    case 'number':
    case 'boolean':
      return literalText(value)
    case 'undefined':
      return 'missing'
    default:
      if (isList(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`
      return isObject(value) ? `an object with ${counted(Object.keys(value).length, 'field')}` : 'null'
  }
}

/** `1 field`, `2 fields`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`
