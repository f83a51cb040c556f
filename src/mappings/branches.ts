import { code, quote } from '../expressions/code.js'
import { call, conditional, type Expression, literal, nothing } from '../expressions/expression.js'
import { boolean, number } from '../expressions/kinds.js'
import { defineNative, looksAtText, looksNowhere, type Native } from '../expressions/native.js'
import { scalarText } from './scalar-text.js'

/** The branch at the place of the name that `on` has as text; `otherwise` where no name is it. */
export function chooseBranch(
  on: Expression,
  names: readonly string[],
  branches: readonly Expression[],
  otherwise: Expression,
): Expression {
  return branchAt(call(placeOf, [on], names), [...branches, otherwise], 0)
}

/** Halves the branches until one is left, so that many cases cost few tests. */
function branchAt(place: Expression, branches: readonly Expression[], offset: number): Expression {
  const [first = nothing] = branches
  if (branches.length <= 1) return first
  const middle = Math.floor(branches.length / 2)
  return conditional(
    call(isBelow, [place, literal(offset + middle)]),
    branchAt(place, branches.slice(0, middle), offset),
    branchAt(place, branches.slice(middle), offset + middle),
  )
}

/** Where a value's text stands in a list of names; the length of the list where it does not. */
export const placeOf: Native<readonly string[]> = {
  name: 'placeOf',
  returns: number,
  looks: looksAtText,
  prepare: (names) => {
    const places = new Map(names.map((name, place) => [name, place]))
    return (value) => {
      const text = scalarText(value)
      return (text === undefined ? undefined : places.get(text)) ?? names.length
    }
  },
}

export const isBelow = defineNative({
  name: 'isBelow',
  returns: boolean,
  looks: looksNowhere,
  apply: (left, right) => typeof left === 'number' && typeof right === 'number' && left < right,
  inline: ([left = quote(undefined), right = quote(undefined)]) => code`(${left} < ${right})`,
})
