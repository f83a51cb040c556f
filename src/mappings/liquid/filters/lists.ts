import { areEqual, isTruthy } from '../compare.js'
import { plain } from '../drop.js'
import { readField } from '../read-field.js'
import { commaText, exactNumberOf, listOf, textOf } from '../text-of.js'
import { characterCount, positionAfter } from './characters.js'
import { type Filter, filters } from './filter.js'
import { propertyPath, readProperty } from './property-path.js'
import { ofText } from './texts.js'

/** Lists; most of these take any other value as a list of one. */
export const listFilters = filters({
  compact: ofList(0, 0, (list) => list.filter((item) => plain(item) !== undefined && plain(item) !== null)),
  first: { apply: (value) => oneOf(listOrText(value), 0) },
  last: { apply: (value) => oneOf(listOrText(value), -1) },
  join: {
    most: 1,
    apply(value, [separator], { work }) {
      const given = plain(separator)
      const between = given === undefined || given === null ? ' ' : textOf(given, work)
      const texts = listOf(value, work).map((item) => commaText(item, work))
      for (const text of texts) work.spend(text.length + between.length)
      return texts.join(between)
    },
  },
  pop: ofList(0, 0, (list) => list.slice(0, -1)),
  push: ofList(0, 1, (list, [item]) => [...list, item]),
  shift: ofList(0, 0, (list) => list.slice(1)),
  unshift: ofList(0, 1, (list, [item]) => [item, ...list]),
  size: { apply: (value) => listOrText(value).length },
  slice: {
    most: 2,
    apply(value, [begin, length = 1], { work }) {
      const data = plain(value)
      if (data === undefined || data === null) return []
      const [start, count] = [exactNumberOf(begin, work), exactNumberOf(length, work)]
      if (Array.isArray(data)) return sliceList(listOf(data, work), start, count)
      const text = textOf(data, work)
      work.spend(text.length)
      return sliceText(text, start, count)
    },
  },
  split: ofText(0, 1, (text, [separator], work) => {
    const between = textOf(separator, work)
    work.spendSearch(text, between)
    const parts = text.split(between)
    work.spend(parts.length)
    // What is empty at the end is left out.
    return parts.slice(0, parts.findLastIndex((part) => part !== '') + 1)
  }),
  sum: {
    most: 1,
    apply(value, [property], { work }) {
      const path = plain(property) ? textOf(property, work).split('.') : []
      return listOf(value, work).reduce<number>((total, item) => {
        const number = exactNumberOf(path.reduce(readField, item), work)
        work.spend(path.length)
        return Number.isNaN(number) ? total : total + number
      }, 0)
    },
  },
  where: {
    most: 2,
    apply(value, [property, expected], { work }) {
      const path = propertyPath(textOf(property, work))
      return listOf(value, work).filter((item) => {
        work.spend(path?.length ?? 0)
        const field = path === undefined ? undefined : readProperty(item, path)
        return expected === undefined ? isTruthy(field) : areEqual(field, expected, work)
      })
    },
  },
})

function ofList(
  least: number,
  most: number,
  compute: (list: readonly unknown[], args: readonly unknown[]) => readonly unknown[],
): Filter {
  return { least, most, apply: (value, args, { work }) => compute(listOf(value, work), args) }
}

/** What has places: a list, or the units of a text. */
function listOrText(value: unknown): readonly unknown[] | string {
  const data = plain(value)
  return Array.isArray(data) || typeof data === 'string' ? data : ''
}

/** No text has a character where it is empty; a list has nothing there. */
const oneOf = (whole: readonly unknown[] | string, place: 0 | -1): unknown =>
  whole === '' ? '' : whole.at(place)

function sliceList(list: readonly unknown[], begin: number, length: number): readonly unknown[] {
  const start = begin < 0 ? list.length + begin : begin
  return start < 0 || length < 0 ? [] : list.slice(start, start + length)
}

function sliceText(text: string, begin: number, length: number): string {
  const first = begin < 0 ? characterCount(text) + begin : begin
  if (first < 0 || length < 0) return ''
  const start = positionAfter(text, 0, first)
  return text.slice(start, positionAfter(text, start, length))
}
