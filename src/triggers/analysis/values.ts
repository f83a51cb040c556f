import * as kinds from '../../expressions/kinds.js'
import type { JsonScalar } from '../../json/value.js'
import { compareCodePoints } from '../operators/order.js'
import * as ranges from './ranges.js'

/**
 * The values that something may have, never too few: which numbers, which texts, and which of the values that have
 * no order. A missing value is null.
 */
export interface Values {
  readonly numbers: ranges.Ranges<number>
  readonly texts: ranges.Ranges<string>
  readonly others: readonly Other[]
}

type Other = null | true | false | 'list' | 'map'

const allOthers: readonly Other[] = [null, true, false, 'list', 'map']

export const anyValue: Values = { numbers: ranges.everything, texts: ranges.everything, others: allOthers }
export const noValue: Values = { numbers: ranges.none, texts: ranges.none, others: [] }
export const aList: Values = { ...noValue, others: ['list'] }

export const onlyNumbers = (numbers: ranges.Ranges<number>): Values => ({ ...noValue, numbers })
export const onlyTexts = (texts: ranges.Ranges<string>): Values => ({ ...noValue, texts })

export function onlyValue(value: JsonScalar): Values {
  if (typeof value === 'number') return onlyNumbers(ranges.exactly(value))
  if (typeof value === 'string') return onlyTexts(ranges.exactly(value))
  return { ...noValue, others: [value] }
}

export const oneOf = (values: readonly JsonScalar[]): Values => values.map(onlyValue).reduce(unite, noValue)

export function ofKinds(mask: kinds.Kinds): Values {
  const has = (kind: kinds.Kinds): boolean => (mask & kind) !== 0
  return {
    numbers: has(kinds.number) ? ranges.everything : ranges.none,
    texts: has(kinds.string) ? ranges.everything : ranges.none,
    others: allOthers.filter((other) => has(kindOfOther(other))),
  }
}

export const complement = ({ numbers, texts, others }: Values): Values => ({
  numbers: ranges.complement(numbers),
  texts: ranges.complement(texts),
  others: allOthers.filter((other) => !others.includes(other)),
})

export function intersect(one: Values, other: Values): Values {
  if (one === anyValue) return other
  if (other === anyValue) return one
  return {
    numbers: ranges.intersect(one.numbers, other.numbers, compareNumbers),
    texts: ranges.intersect(one.texts, other.texts, compareCodePoints),
    others: one.others.filter((value) => other.others.includes(value)),
  }
}

export const unite = (one: Values, other: Values): Values => ({
  numbers: ranges.unite(one.numbers, other.numbers, compareNumbers),
  texts: ranges.unite(one.texts, other.texts, compareCodePoints),
  others: allOthers.filter((value) => one.others.includes(value) || other.others.includes(value)),
})

export const isEmpty = ({ numbers, texts, others }: Values): boolean =>
  others.length === 0 && ranges.isNone(numbers) && ranges.isNone(texts)

/** The values one by one, where they can be counted. */
export function singleValues({ numbers, texts, others }: Values): readonly JsonScalar[] | undefined {
  const known = [ranges.singleValues(numbers), ranges.singleValues(texts)]
  const scalars = others.flatMap((other) => (other === 'list' || other === 'map' ? [] : [other]))
  if (scalars.length < others.length) return undefined
  const [numbersOneByOne, textsOneByOne] = known
  return numbersOneByOne === undefined || textsOneByOne === undefined
    ? undefined
    : [...textsOneByOne, ...numbersOneByOne, ...scalars]
}

export const includes = (values: Values, value: JsonScalar): boolean =>
  !isEmpty(intersect(values, onlyValue(value)))

/** A difference would be no number between two infinities, which a tree made by hand may hold. */
const compareNumbers = (one: number, other: number): number => Number(one > other) - Number(one < other)

function kindOfOther(other: Other): kinds.Kinds {
  if (other === null) return kinds.nullish
  if (other === 'list') return kinds.list
  return other === 'map' ? kinds.object : kinds.boolean
}
