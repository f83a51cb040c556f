import { ValueFailure } from '../expressions/failure.js'
import { absent, anything, type Kinds, list, nullish, object } from '../expressions/kinds.js'
import type { Native } from '../expressions/native.js'
import { asElement, firstArgument } from '../expressions/types/native-types.js'
import { readType } from '../expressions/types/read-type.js'
import {
  listType,
  mapFields,
  neverType,
  nothingType,
  ofKinds,
  only,
  scalarKinds,
  type Type,
  union,
  unionOf,
} from '../expressions/types/type.js'
import { setOwn } from '../json/own.js'
import { isObject } from '../json/value.js'

/** How `@walk` goes: `lists` false leaves lists as they are. */
export type Walk = { readonly lists: boolean }

const mostLevels = 1000

/** Every scalar of a nested value, in the order in which it is written. Throws `ValueFailure` beyond 1,000 levels. */
export const scalarsOf: Native<Walk> = {
  name: 'scalarsOf',
  returns: list,
  moves: () => 'anything',
  type: (args, walk) => listType(scalarsIn(firstArgument(args), walk)),
  prepare: (walk) => (value) => {
    const scalars: unknown[] = []
    replaceIn(value, walk, 0, (scalar) => scalars.push(scalar))
    return scalars
  },
}

/**
 * A nested value with its scalars replaced, by a list that says for each in turn: an object holds the replacement as
 * `value`, without one the scalar vanishes; anything else keeps the scalar.
 */
export const replaceScalars: Native<Walk> = {
  name: 'replaceScalars',
  returns: anything,
  moves: (argument, [, part]) => (argument === 0 || part === 'value' ? 'anything' : 'nothing'),
  type: ([value = nothingType, replacements = nothingType], walk) =>
    replacedIn(value, replacementFor(replacements), walk),
  prepare: (walk) => (value, replacements) => {
    let place = -1
    return replaceIn(value, walk, 0, (scalar) => {
      place += 1
      const replacement: unknown = Array.isArray(replacements) ? replacements[place] : undefined
      return isObject(replacement) ? replacement.value : scalar
    })
  },
}

function replaceIn(
  value: unknown,
  walk: Walk,
  level: number,
  replace: (scalar: unknown) => unknown,
): unknown {
  if (level > mostLevels)
    throw new ValueFailure('TOO_DEEP', `a value to walk through nests more than ${mostLevels} levels deep`)
  if (value === undefined) return undefined
  if (Array.isArray(value)) {
    if (!walk.lists) return value
    return value.map((item: unknown) => replaceIn(item ?? null, walk, level + 1, replace) ?? null)
  }
  if (!isObject(value)) return replace(value)
  const result: Record<string, unknown> = {}
  for (const key of Object.keys(value)) {
    const item = replaceIn(value[key], walk, level + 1, replace)
    if (item !== undefined) setOwn(result, key, item)
  }
  return result
}

const scalar = scalarKinds | nullish

/** What the scalars of a value can be. */
function scalarsIn(value: Type, walk: Walk): Type {
  const { shape, elements } = value
  const insides = [
    ...(has(value, object)
      ? [shape === undefined ? undefined : unionOf([...shape.fields.values(), shape.others])]
      : []),
    ...(walk.lists && has(value, list)
      ? [elements === undefined ? undefined : asElement(elements.item)]
      : []),
  ]
  return unionOf([
    only(value, scalar),
    ...insides.map((inside) => (inside === undefined ? ofKinds(scalar) : scalarsIn(inside, walk))),
  ])
}

/** What stands in the place of a scalar; the scalar itself may too, where some entry of the list is no object. */
function replacementFor({ elements }: Type): (scalar: Type) => Type {
  const item = elements?.item ?? ofKinds(anything)
  const made = readType(only(item, object), 'value')
  return (scalar) => (item.kinds === object ? made : union(made, scalar))
}

function replacedIn(value: Type, replace: (scalar: Type) => Type, walk: Walk): Type {
  const { shape, elements } = value
  const inside = (type: Type) => replacedIn(type, replace, walk)
  return unionOf([
    only(value, absent),
    has(value, scalar) ? replace(only(value, scalar)) : neverType,
    !has(value, object)
      ? neverType
      : shape === undefined
        ? ofKinds(object)
        : { kinds: object, shape: mapFields(shape, inside) },
    !has(value, list)
      ? neverType
      : !walk.lists
        ? only(value, list)
        : elements === undefined
          ? ofKinds(list)
          : listType(asElement(inside(asElement(elements.item))), elements.least, elements.most),
  ])
}

const has = ({ kinds }: Type, wanted: Kinds): boolean => (kinds & wanted) !== 0
