import { absent, type Kinds, list, number, string } from '../expressions/kinds.js'
import type { Native } from '../expressions/native.js'
import { firstArgument } from '../expressions/types/native-types.js'
import { nothingType, numberType, ofKinds, type Type } from '../expressions/types/type.js'
import { numberOf, roundTo } from './numbers.js'

export const operations = ['add', 'subtract', 'multiply', 'divide', 'min', 'max'] as const
export type Operation = (typeof operations)[number]

const steps: Readonly<Record<Operation, (left: number, right: number) => number>> = {
  add: (left, right) => left + right,
  subtract: (left, right) => left - right,
  multiply: (left, right) => left * right,
  divide: (left, right) => left / right,
  min: Math.min,
  max: Math.max,
}

/** One operation over a list of numbers, from left to right; missing where there are none or one is no number. */
export const arithmetic: Native<Operation> = {
  name: 'arithmetic',
  returns: number | absent,
  type: (args) => maybeNumber(firstArgument(args), list),
  prepare: (operation) => {
    const skipsNull = operation === 'add' || operation === 'min' || operation === 'max'
    return (items) => {
      if (!Array.isArray(items)) return undefined
      let result: number | undefined
      for (const item of items) {
        if (skipsNull && (item === null || item === undefined)) continue
        const operand = numberOf(item)
        if (operand === undefined) return undefined
        result = result === undefined ? operand : steps[operation](result, operand)
      }
      // Adding 0 makes 0 of -0.
      return result !== undefined && Number.isFinite(result) ? result + 0 : undefined
    }
  },
}

export const roundNumber: Native<number> = {
  name: 'roundNumber',
  returns: number | absent,
  type: (args) =>
    firstArgument(args).kinds === number ? numberType : maybeNumber(firstArgument(args), number | string),
  prepare: (digits) => (value) => {
    const exact = numberOf(value)
    return exact === undefined ? undefined : roundTo(exact, digits)
  },
}

/** A number may come of values of these kinds, and never of others. */
const maybeNumber = (value: Type, kinds: Kinds): Type =>
  (value.kinds & kinds) === 0 ? nothingType : ofKinds(number | absent)
