import { absent, list, nullish, object } from '../expressions/kinds.js'
import { defineNative, looksAtElements } from '../expressions/native.js'
import { elementsIn, firstArgument, forKinds, present } from '../expressions/types/native-types.js'
import { readType } from '../expressions/types/read-type.js'
import {
  listType,
  nothingType,
  objectType,
  ofKinds,
  type Shape,
  type Type,
  textType,
  union,
  unionOf,
  without,
} from '../expressions/types/type.js'
import { setOwn } from '../json/own.js'
import { isObject } from '../json/value.js'
import { scalarText } from './scalar-text.js'

/** An object as a list of `{ key, value }`. */
export const entriesOf = defineNative({
  name: 'entriesOf',
  returns: list | nullish | absent,
  looks: looksAtElements,
  moves: () => 'anything',
  type: (args) => {
    const { shape } = firstArgument(args)
    const value = shape === undefined ? ofKinds(present | nullish) : anyFieldOf(shape)
    const pair = objectType(
      new Map([
        ['key', textType],
        ['value', value],
      ]),
    )
    return forKinds(firstArgument(args), object, listType(pair))
  },
  apply: (value) => {
    if (!isObject(value)) return value === null ? null : undefined
    const present = Object.keys(value).filter((key) => value[key] !== undefined)
    return present.map((key) => ({ key, value: value[key] }))
  },
})

/** What a field of an object is that has one. */
const anyFieldOf = ({ fields, others }: Shape): Type => without(unionOf([...fields.values(), others]), absent)

/** The object that a list of `{ key, value }` makes; without a key or a value an entry is left out. */
export const fromEntries = defineNative({
  name: 'fromEntries',
  returns: object,
  looks: looksAtElements,
  moves: (_, [, part]) => (part === 'value' ? 'anything' : 'nothing'),
  type: (args) =>
    objectType(new Map(), union(readType(elementsIn(firstArgument(args)).item, 'value'), nothingType)),
  apply: (pairs) => {
    const result: Record<string, unknown> = {}
    for (const pair of Array.isArray(pairs) ? pairs : []) {
      const key = scalarText(pair.key)
      if (key !== undefined && pair.value !== undefined) setOwn(result, key, pair.value)
    }
    return result
  },
})
