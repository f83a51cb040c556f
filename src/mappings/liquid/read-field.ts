import { readOwn } from '../../json/own.js'
import { isObject } from '../../json/value.js'
import { Drop, plain } from './drop.js'

/**
 * A field as Liquid reads it: own properties only; an element of a list also from its end; `size`, `first` and `last`
 * where there is no field of that name; characters and the length of a text.
 */
export function readField(value: unknown, key: unknown): unknown {
  const step = plain(key)
  if (typeof value === 'string') return readText(value, step)
  if (Drop.is(value)) {
    const field = value.name === 'event' ? ownField(value.fields, step) : undefined
    return field === undefined ? readField(value.plain, step) : field
  }
  if (typeof value !== 'object' || value === null) return value === null ? null : undefined
  if (Array.isArray(value)) return readList(value, step)
  const own = ownField(value, step)
  return own === undefined && step === 'size' ? Object.keys(value).length : own
}

/** An own field, of a text also a character or its length, by a key that names one. */
export function ownField(value: unknown, key: unknown): unknown {
  if (typeof key === 'object' || key === undefined) return undefined
  if (typeof value === 'string') return key === 'size' ? undefined : readText(value, key)
  return isObject(value) || Array.isArray(value) ? readOwn(value, String(key)) : undefined
}

function readList(list: readonly unknown[], key: unknown): unknown {
  switch (key) {
    case 'size':
    case 'length':
      return list.length
    case 'first':
      return list[0]
    case 'last':
      return list[list.length - 1]
    default:
      if (typeof key === 'number') return readOwn(list, String(key < 0 ? list.length + key : key))
      return ownField(list, key)
  }
}

function readText(text: string, key: unknown): unknown {
  if (key === 'size' || key === 'length') return text.length
  if (typeof key !== 'string' && typeof key !== 'number') return undefined
  return String(Number(key)) === String(key) ? text[Number(key)] : undefined
}
