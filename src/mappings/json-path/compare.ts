import { equalJson } from '../../json/equal.js'
import { numberOf } from '../numbers.js'
import type { Operator } from './steps.js'

/**
 * A comparison of two values of JSON. `===` is equality by value; `==` also takes a number in text for the number, and
 * missing for null. Text goes before text by its UTF-16 units, numbers by size; other values are in no order.
 */
export function compare(left: unknown, operator: Operator, right: unknown): boolean {
  switch (operator) {
    case '===':
      return equalJson(left, right)
    case '!==':
      return !equalJson(left, right)
    case '==':
      return equalLoosely(left, right)
    case '!=':
      return !equalLoosely(left, right)
    case '<':
      return isBefore(left, right)
    case '>':
      return isBefore(right, left)
    case '<=':
      return isBefore(left, right) || isSame(left, right)
    case '>=':
      return isBefore(right, left) || isSame(left, right)
  }
}

function equalLoosely(left: unknown, right: unknown): boolean {
  return equalJson(left ?? null, right ?? null) || isSame(left, right)
}

function isBefore(left: unknown, right: unknown): boolean {
  if (typeof left === 'string' && typeof right === 'string') return left < right
  const [first, second] = [numberOf(left), numberOf(right)]
  return first !== undefined && second !== undefined && first < second
}

function isSame(left: unknown, right: unknown): boolean {
  if (typeof left === 'string' && typeof right === 'string') return left === right
  const number = numberOf(left)
  return number !== undefined && number === numberOf(right)
}
