import { list, number, string } from '../../expressions/kinds.js'
import { elementsIn } from '../../expressions/types/native-types.js'
import { kindsByType } from '../../expressions/types/schema-kinds.js'
import {
  booleanType,
  listType,
  numberType,
  only,
  scalarKinds,
  type Type,
  textType,
  typeOfValue,
} from '../../expressions/types/type.js'
import { convert, typeTests } from '../../schemas/conversion.js'
import { partsOf } from './parts.js'

/** Whether a part of one kind can be of a type of JSON Schema as it is. */
export function canBe(part: Type, type: string): boolean {
  if ((part.kinds & (kindsByType[type] ?? 0)) === 0) return false
  const [value] = part.scalars ?? []
  return value === undefined || typeTests[type]?.(value) === true
}

/** What coercion can make of a part that is of none of `types` (definitions.md, Payload validation). */
export function conversionsOf(part: Type, types: readonly string[]): readonly Type[] {
  const [value] = part.scalars ?? []
  if (value !== undefined) {
    const converted = types.map((type) => convert(value, type)).find((result) => result !== undefined)
    return converted === undefined ? [] : [typeOfValue(converted)]
  }
  return types.flatMap((type) => conversionsTo(part, type))
}

function conversionsTo(part: Type, type: string): readonly Type[] {
  if (part.kinds === list) return conversionsOfSingle(part, type)
  if ((part.kinds & scalarKinds) === 0) return []
  switch (type) {
    case 'array':
      return [listType(part, 1, 1)]
    case 'string':
      return [textType]
    case 'number':
    case 'integer':
      return canBeNumeric(part) ? [numberType] : []
    case 'boolean':
      return canHold(part, 'true') || canHold(part, 'false') || part.kinds === number ? [booleanType] : []
    default:
      return []
  }
}

/** A list of one is taken as its element. */
function conversionsOfSingle(part: Type, type: string): readonly Type[] {
  const { item, least, most } = elementsIn(part)
  if (type === 'array' || least > 1 || most < 1) return []
  return partsOf(only(item, scalarKinds)).flatMap((single) =>
    canBe(single, type) ? [single] : conversionsOf(single, [type]),
  )
}

/** Whether a text of this type can be a number written out. */
function canBeNumeric({ kinds, holds = [], format }: Type): boolean {
  return kinds !== string || (format !== 'date-time' && holds.every((text) => /^[\s\d.e+-]*$/i.test(text)))
}

/** Whether a text of this type can be `text`. */
export function canHold({ kinds, holds = [], format, scalars }: Type, text: string): boolean {
  if (kinds !== string) return false
  if (scalars !== undefined) return scalars.includes(text)
  if (format === 'date-time' && !/^\d{4}-/.test(text)) return false
  let from = 0
  return holds.every((part) => {
    const at = text.indexOf(part, from)
    from = at + part.length
    return at !== -1
  })
}
