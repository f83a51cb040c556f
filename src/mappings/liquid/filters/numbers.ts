import { plain } from '../drop.js'
import { exactNumberOf, numberOf } from '../text-of.js'
import { type Filter, filters } from './filter.js'

/** Arithmetic: what is no number counts as 0. */
export const numberFilters = filters({
  abs: ofNumbers(0, Math.abs),
  at_least: {
    most: 1,
    apply: (value, args, { work }) => Math.max(...[value, ...args].map((one) => numberOf(one, work))),
  },
  at_most: {
    most: 1,
    apply: (value, args, { work }) => Math.min(...[value, ...args].map((one) => numberOf(one, work))),
  },
  ceil: ofNumbers(0, Math.ceil),
  floor: ofNumbers(0, Math.floor),
  divided_by: {
    least: 1,
    most: 2,
    apply(value, [by, whole], { work }) {
      const result = numberOf(value, work) / numberOf(by, work)
      return numberOf(whole, work) === 0 ? result : Math.floor(result)
    },
  },
  minus: ofNumbers(1, (value, other) => value - other),
  modulo: ofNumbers(1, (value, by) => ((value % by) + by) % by),
  plus: ofNumbers(1, (value, other) => value + other),
  times: ofNumbers(1, (value, other) => value * other),
  round: {
    most: 1,
    apply: (value, [places], { work }) => round(numberOf(value, work), numberOf(places, work)),
  },
  to_integer: { apply: (value, _, { work }) => exactNumberOf(plain(value), work) },
})

/** A filter over its input and as many arguments, all of them numbers. */
function ofNumbers(args: 0 | 1, compute: (value: number, argument: number) => number): Filter {
  return {
    least: args,
    most: args,
    apply: (value, [argument], { work }) =>
      compute(numberOf(value, work), args === 0 ? 0 : numberOf(argument, work)),
  }
}

/** Rounded as it is written, so that 1.005 with two places becomes 1.01. */
function round(value: number, places: number): number {
  const shifted = shift(Math.abs(value), places)
  if (!(shifted <= Number.MAX_SAFE_INTEGER)) return value
  return Math.sign(value) * shift(Math.round(shifted), -places)
}

/** The number with its decimal point that many places to the right. */
function shift(value: number, places: number): number {
  const [digits, exponent = '0'] = String(value).split('e')
  return Number(`${digits}e${Number(exponent) + places}`)
}
