import { absent, boolean, type Kinds, list, nullish, number, string } from '../expressions/kinds.js'
import { defineNative, type Native } from '../expressions/native.js'
import { firstArgument, present } from '../expressions/types/native-types.js'
import {
  listType,
  neverType,
  ofKinds,
  only,
  type Type,
  textType,
  union,
  without,
} from '../expressions/types/type.js'
import { textOf } from '../json/text.js'
import { numberOf } from './numbers.js'

export type CastTarget = 'string' | 'number' | 'integer' | 'boolean' | 'bit' | 'list'

function ofPresent(
  name: string,
  returns: Kinds,
  change: (value: unknown) => unknown,
  typeOfChanged: (value: Type) => Type = () => ofKinds(returns | absent),
): Native<null> {
  return defineNative({
    name,
    returns: returns | nullish | absent,
    type: (args) => {
      const value = firstArgument(args)
      const kept = only(value, nullish | absent)
      return kept.kinds === value.kinds ? kept : union(kept, typeOfChanged(only(value, present)))
    },
    apply: (value) => (value === null || value === undefined ? value : change(value)),
  })
}

function toNumber(value: unknown): number | undefined {
  const result = typeof value === 'boolean' ? Number(value) : numberOf(value)
  // Adding 0 makes 0 of -0.
  return result === undefined ? undefined : result + 0
}

function toInteger(value: unknown): number | undefined {
  const result = toNumber(value)
  // Beyond the safe integers a number has other digits than were written: an id would become another.
  if (result === undefined || Math.abs(result) > Number.MAX_SAFE_INTEGER) return undefined
  // Adding 0 makes 0 of the -0 that is left of -0.5.
  return Math.trunc(result) + 0
}

const spellings = new Map([
  ...['true', 'yes', 'y', 'on', '1'].map((word) => [word, true] as const),
  ...['false', 'no', 'n', 'off', '0'].map((word) => [word, false] as const),
])

function toBoolean(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value
  if (typeof value === 'number') return value !== 0
  return typeof value === 'string' ? spellings.get(value.trim().toLowerCase()) : undefined
}

function toBit(value: unknown): number | undefined {
  const truth = toBoolean(value)
  return truth === undefined ? undefined : Number(truth)
}

/** A value as another type (mappings.md, `@cast`): null stays null, what can not be one is missing. */
export const casts: Readonly<Record<CastTarget, Native<null>>> = {
  string: ofPresent('castToString', string, textOf, () => textType),
  number: ofPresent('castToNumber', number, toNumber),
  integer: ofPresent('castToInteger', number, toInteger),
  boolean: ofPresent('castToBoolean', boolean, toBoolean),
  bit: ofPresent('castToBit', number, toBit),
  list: ofPresent(
    'castToList',
    list,
    (value) => (Array.isArray(value) ? value : [value]),
    (value) => {
      const single = without(value, list)
      return union(only(value, list), single.kinds === 0 ? neverType : listType(single, 1, 1))
    },
  ),
}
