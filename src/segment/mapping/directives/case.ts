import { call, kinds, type Native, nothing } from '../../../expressions/index.js'
import type { KitDirective } from '../directive.js'
import { fail } from '../fail.js'
import { isObject } from '../real-type-of.js'

/** A value that counts as false for JavaScript is none; what is no text passes through. */
export const caseDirective: KitDirective = {
  name: '@case',
  lower(options, place) {
    if (!isObject(options)) return fail('@case requires an object with a "operator" key')
    const { operator, value } = options
    if (!operator) return fail('@case requires a "operator" key')
    if (!value) return nothing
    return call(inCase, [place.lower(value)], operator === 'lower' || operator === 'upper' ? operator : null)
  },
}

const inCase: Native<'lower' | 'upper' | null> = {
  name: 'inCase',
  returns: kinds.anything,
  prepare: (operator) => (value) => {
    if (typeof value !== 'string') return value
    if (operator === 'lower') return value.toLowerCase()
    if (operator === 'upper') return value.toUpperCase()
    throw new Error('operator key should have a value of "lower" or "upper"')
  },
}
