import { plain } from './drop.js'
import type { LiquidWork } from './liquid-work.js'

/** A value as Liquid prints it: nothing for nil, the elements of a list one after the other, no object from inside. */
export function textOf(value: unknown, work: LiquidWork): string {
  if (typeof value === 'string') return value
  return print(plain(value), '', work)
}

/** A value as JavaScript turns it into text, as `join` and comparisons do: the elements of a list between commas. */
export function commaText(value: unknown, work: LiquidWork): string {
  return print(plain(value), ',', work)
}

/** The same as a number; what is none counts as 0. */
export function numberOf(value: unknown, work: LiquidWork): number {
  return exactNumberOf(value, work) || 0
}

/** The same where what is none is NaN. */
export function exactNumberOf(value: unknown, work: LiquidWork): number {
  const data = plain(value)
  switch (typeof data) {
    case 'number':
      return data
    case 'object':
      return data === null ? 0 : Number(commaText(data, work))
    case 'undefined':
    case 'function':
    case 'symbol':
      return Number.NaN
    default:
      return Number(data)
  }
}

/** The elements of a list; anything else counts as a list of one, nil as an empty one. */
export function listOf(value: unknown, work: LiquidWork): readonly unknown[] {
  const data = plain(value)
  if (data === undefined || data === null) return []
  const list: readonly unknown[] = Array.isArray(data) ? data : [data]
  work.spend(list.length)
  return list
}

function print(value: unknown, separator: string, work: LiquidWork): string {
  switch (typeof value) {
    case 'string':
      return value
    case 'number':
    case 'boolean':
    case 'bigint':
      return String(value)
    case 'object':
      if (value === null) return ''
      return Array.isArray(value) ? printList(value, separator, work) : '[object Object]'
    default:
      return ''
  }
}

function printList(list: readonly unknown[], separator: string, work: LiquidWork): string {
  const texts = list.map((item) => {
    const text = print(plain(item), separator, work)
    work.spend(text.length + separator.length + 1)
    return text
  })
  return texts.join(separator)
}
