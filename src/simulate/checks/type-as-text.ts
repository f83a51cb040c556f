import { absent, list, nullish, object, string } from '../../expressions/kinds.js'
import { anyType, nothingType, only, scalarKinds, type Type, unionOf } from '../../expressions/types/type.js'

/** The type of what stands in a query for values of a type: texts, and lists of them, where one element stands alone. */
export function typeAsText(type: Type): Type {
  const { kinds, scalars, elements } = type
  const texts = (kinds & (scalarKinds | object)) === 0 ? [] : [textsOf(kinds, scalars)]
  const items = (kinds & list) === 0 ? [] : typesOfList(elements)
  const missing = (kinds & (absent | nullish)) === 0 ? [] : [nothingType]
  return unionOf([...texts, ...items, ...missing])
}

const textsOf = (kinds: number, scalars: Type['scalars']): Type =>
  scalars === undefined || (kinds & object) !== 0
    ? { kinds: string }
    : { kinds: string, scalars: scalars.map(String) }

/** What is missing or null in a list vanishes from it. */
function typesOfList(elements: Type['elements']): readonly Type[] {
  const { item = anyType, least = 0, most = Number.POSITIVE_INFINITY } = elements ?? {}
  const text = typeAsText(item)
  const canBeEmpty = least === 0 || (text.kinds & absent) !== 0
  return [
    only(text, string),
    { kinds: list, elements: { item: only(text, string), least: 2, most } },
    ...(canBeEmpty ? [nothingType] : []),
  ]
}
