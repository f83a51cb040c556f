import { absent, list, nullish, object } from '../expressions/kinds.js'
import { defineNative } from '../expressions/native.js'
import { setOwn } from '../json/own.js'
import { isObject } from '../json/value.js'
import { scalarText } from './scalar-text.js'

/** An object as a list of `{ key, value }`. */
export const entriesOf = defineNative({
  name: 'entriesOf',
  returns: list | nullish | absent,
  moves: () => 'anything',
  apply: (value) => {
    if (!isObject(value)) return value === null ? null : undefined
    const present = Object.keys(value).filter((key) => value[key] !== undefined)
    return present.map((key) => ({ key, value: value[key] }))
  },
})

/** The object that a list of `{ key, value }` makes; without a key or a value an entry is left out. */
export const fromEntries = defineNative({
  name: 'fromEntries',
  returns: object,
  moves: (_, [, part]) => (part === 'value' ? 'anything' : 'nothing'),
  apply: (pairs) => {
    const result: Record<string, unknown> = {}
    for (const pair of Array.isArray(pairs) ? pairs : []) {
      const key = scalarText(pair.key)
      if (key !== undefined && pair.value !== undefined) setOwn(result, key, pair.value)
    }
    return result
  },
})
