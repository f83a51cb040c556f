import { call, type Expression, literal, or } from '../../expressions/expression.js'
import { boolean } from '../../expressions/kinds.js'
import { defineNative, looksAtText, type Native } from '../../expressions/native.js'
import type { JsonScalar } from '../../json/value.js'
import { equalFql, lowerEqual } from './equal.js'

/** Up to so many elements are compared one by one; more are looked up in a set. */
const mostComparisons = 8

export const memberNative = defineNative({
  name: 'fql.in',
  returns: boolean,
  apply: (value, list) => Array.isArray(list) && list.some((element) => equalFql(element, value)),
})

/** Membership in a list of scalars that is written out. */
export const oneOfNative: Native<readonly JsonScalar[]> = {
  name: 'fql.in.written',
  returns: boolean,
  looks: looksAtText,
  prepare: (values) => {
    const known = new Set<unknown>(values)
    return (value) => known.has(value ?? null)
  },
}

/** `in`: the left side equals some element of the list on the right (triggers.md, "Values and types"). */
export function lowerMember(value: Expression, list: Expression): Expression {
  if (list.kind !== 'list') return call(memberNative, [value, list])
  const { items } = list
  if (items.length === 0) return literal(false)
  const scalars = items.flatMap((item) => (item.kind === 'literal' ? [item.value ?? null] : []))
  return items.length > mostComparisons && scalars.length === items.length
    ? call(oneOfNative, [value], scalars)
    : or(items.map((item) => lowerEqual(value, item)))
}
