import { plain } from '../drop.js'
import type { LiquidWork } from '../liquid-work.js'
import { exactNumberOf, numberOf, textOf } from '../text-of.js'
import { characterCount, positionAfter } from './characters.js'
import { type Filter, filters } from './filter.js'

/** Text to text. */
export const textFilters = filters({
  append: ofText(1, 1, (text, [other], work) => text + textOf(other, work)),
  prepend: ofText(1, 1, (text, [other], work) => textOf(other, work) + text),
  capitalize: ofText(0, 0, (text) => text.charAt(0).toUpperCase() + text.slice(1).toLowerCase()),
  downcase: ofText(0, 0, (text) => text.toLowerCase()),
  upcase: ofText(0, 0, (text) => text.toUpperCase()),
  lstrip: ofText(0, 1, (text, [chars], work) => text.slice(startOf(text, stripped(chars, work)))),
  rstrip: ofText(0, 1, (text, [chars], work) => text.slice(0, endOf(text, stripped(chars, work), 0))),
  strip: ofText(0, 1, (text, [chars], work) => {
    const isStripped = stripped(chars, work)
    const start = startOf(text, isStripped)
    return text.slice(start, endOf(text, isStripped, start))
  }),
  strip_newlines: ofText(0, 0, (text) => text.replace(/\r?\n/g, '')),
  normalize_whitespace: ofText(0, 0, (text) => text.replace(/\s+/g, ' ')),
  truncate: {
    most: 2,
    apply(value, [length = 50, ellipsis = '...'], { work }) {
      const text = textOf(value, work)
      const most = numberOf(length, work)
      const end = textOf(ellipsis, work)
      work.spend(text.length + end.length)
      if (text.length <= most || positionAfter(text, 0, most) >= text.length) return value
      return text.slice(0, positionAfter(text, 0, most - characterCount(end))) + end
    },
  },
  truncatewords: ofText(0, 2, (text, [count = 15, ellipsis = '...'], work) => {
    const words = text.trimStart().split(/\s+/)
    work.spend(words.length)
    const most = wordCount(exactNumberOf(count, work))
    const kept = words.slice(0, most).join(' ')
    return words.length >= most ? kept + textOf(ellipsis, work) : kept
  }),
})

/** At least one word; what is no number keeps none. */
const wordCount = (count: number): number => (count <= 0 ? 1 : count)

/** A filter whose input counts as text. What comes in and out is paid for. */
export function ofText(
  least: number,
  most: number,
  compute: (text: string, args: readonly unknown[], work: LiquidWork) => unknown,
): Filter {
  return {
    least,
    most,
    apply(value, args, { work }) {
      const text = textOf(value, work)
      work.spend(text.length + 1)
      const result = compute(text, args, work)
      if (typeof result === 'string') work.spend(result.length)
      return result
    },
  }
}

type Test = (character: string) => boolean

/** What `strip` takes away: the characters that it was given, else white space. */
function stripped(chars: unknown, work: LiquidWork): Test {
  if (!plain(chars)) return (character) => character.trim() === ''
  const given = textOf(chars, work)
  work.spend(given.length)
  const set = new Set(given)
  return (character) => set.has(character)
}

function startOf(text: string, isStripped: Test): number {
  let start = 0
  for (const character of text) {
    if (!isStripped(character)) break
    start += character.length
  }
  return start
}

function endOf(text: string, isStripped: Test, start: number): number {
  let end = text.length
  while (end > start) {
    const size = end - start > 1 && (text.codePointAt(end - 2) ?? 0) > 0xffff ? 2 : 1
    if (!isStripped(text.slice(end - size, end))) break
    end -= size
  }
  return end
}
