import { isListIndex } from '../../json/own.js'
import { absent, list, nullish, object } from '../kinds.js'
import {
  anyType,
  type Elements,
  fieldOf,
  neverType,
  nothingType,
  nullType,
  scalarKinds,
  type Type,
  union,
  unionOf,
} from './type.js'

/** What the field or element `key` of a value of this type is, as `readOwn` reads it. */
export function readType(type: Type, key: string): Type {
  const { kinds, shape, elements } = type
  const has = (kind: number) => (kinds & kind) !== 0
  return unionOf([
    has(nullish) ? nullType : neverType,
    has(scalarKinds | absent) ? nothingType : neverType,
    has(object) ? (shape === undefined ? anyType : fieldOf(shape, key)) : neverType,
    has(list) ? readElement(elements, key) : neverType,
  ])
}

function readElement(elements: Elements | undefined, key: string): Type {
  if (!isListIndex(key)) return nothingType
  if (elements === undefined) return anyType
  const index = Number(key)
  if (index >= elements.most) return nothingType
  return index < elements.least ? elements.item : union(elements.item, nothingType)
}
