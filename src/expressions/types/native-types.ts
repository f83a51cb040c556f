import { absent, anything, type Kinds, list, nullish, string } from '../kinds.js'
import {
  anyType,
  type Elements,
  neverType,
  nothingType,
  nullType,
  only,
  scalarKinds,
  type Type,
  textType,
  union,
  without,
} from './type.js'

/** What natives say of their results in common. */

/** The first argument; anything where there is none. */
export const firstArgument = ([first = anyType]: readonly Type[]): Type => first

/** `made` where the value is of `kinds`, null for null, nothing for the rest: how most natives treat values. */
export function forKinds(value: Type, kinds: Kinds, made: Type): Type {
  const has = (wanted: Kinds) => (value.kinds & wanted) !== 0
  return union(
    has(kinds) ? made : neverType,
    union(
      has(nullish & ~kinds) ? nullType : neverType,
      has(anything & ~(kinds | nullish)) ? nothingType : neverType,
    ),
  )
}

/** Text becomes another text; other values pass through. */
export const withOtherText = (value: Type): Type =>
  (value.kinds & string) === 0 ? value : union(only(value, ~string), textType)

/** Text for scalars, or nothing where they are no good; null for null. */
export const maybeText = (args: readonly Type[]): Type =>
  forKinds(firstArgument(args), scalarKinds, union(textType, nothingType))

/** What stands in a list for a value of the type: undefined becomes null, so that positions hold. */
export const asElement = (type: Type): Type =>
  (type.kinds & absent) === 0 ? type : union(without(type, absent), nullType)

/** What is known of the elements where the value is a list. */
export const elementsIn = ({ elements }: Type): Elements =>
  elements ?? { item: anyType, least: 0, most: Number.POSITIVE_INFINITY }

/** The value where it is a list with some of the elements left out. */
export function withFewerElements(value: Type): Type {
  const { item, most } = elementsIn(value)
  return { ...only(value, list), elements: { item, least: 0, most } }
}

/** The kinds of a value that is neither null nor missing. */
export const present: Kinds = anything & ~(absent | nullish)
