import { kindOf } from '../../src/expressions/kinds.js'
import { fieldOf, type Scalar, type Type } from '../../src/expressions/types/type.js'
import { isObject } from '../../src/json/value.js'
import { hasFormat } from '../../src/schemas/formats.js'

/** Whether a value is one of a type; an object that holds undefined lacks the field. */
export function conforms(value: unknown, type: Type): boolean {
  if ((type.kinds & kindOf(value)) === 0) return false
  const { scalars, holds, format, encodes, shape, elements } = type
  if (Array.isArray(value)) {
    if (elements === undefined) return true
    const { item, least, most } = elements
    return value.length >= least && value.length <= most && value.every((inner) => conforms(inner, item))
  }
  if (isObject(value)) {
    if (shape === undefined) return true
    const keys = new Set([...Object.keys(value), ...shape.fields.keys()])
    const own = (key: string) => (Object.hasOwn(value, key) ? value[key] : undefined)
    return [...keys].every((key) => conforms(own(key), fieldOf(shape, key)))
  }
  if (typeof value === 'string') {
    if (holds !== undefined && !holdsInOrder(value, holds)) return false
    if (format !== undefined && !hasFormat(value, format)) return false
    if (encodes !== undefined && !conforms(JSON.parse(value), encodes)) return false
  }
  return isScalar(value) && scalars !== undefined ? scalars.includes(value) : true
}

function holdsInOrder(text: string, parts: readonly string[]): boolean {
  let from = 0
  for (const part of parts) {
    const at = text.indexOf(part, from)
    if (at === -1) return false
    from = at + part.length
  }
  return true
}

const isScalar = (value: unknown): value is Scalar => ['string', 'number', 'boolean'].includes(typeof value)
