import { fieldOf, nothingType, type Type } from '../../expressions/types/type.js'
import { isObject } from '../../json/value.js'
import type { Keywords } from '../../schemas/keywords.js'
import { givenPart, type Manner, misfitOf } from './fit.js'
import { inside, type Misfit, misfit, sometimes } from './misfit.js'

/** What is wrong with the fields of objects of a type. A misfit of all of them goes before one of some. */
export function shapeMisfit({ shape }: Type, schema: Keywords, manner: Manner): Misfit | undefined {
  if (shape === undefined) return undefined
  const names = new Set([...shape.fields.keys(), ...requiredNames(schema)])
  const misfits = [...names].flatMap((name) => fieldMisfit(name, fieldOf(shape, name), schema, manner) ?? [])
  return misfits.find(({ always }) => always) ?? misfits[0]
}

/** What is wrong with one field, seen from its object. */
export function fieldMisfit(name: string, type: Type, schema: Keywords, manner: Manner): Misfit | undefined {
  const field = fieldSchema(schema, name)
  const { given, canBeMissing } = givenPart(type, field, manner)
  const isRequired = requiredNames(schema).includes(name)
  if (given.kinds === 0) return isRequired ? inside(name, misfit('required', true, nothingType)) : undefined
  const found = misfitOf(given, field, { coerces: manner.coerces })
  if (found === undefined) return undefined
  return inside(name, canBeMissing && !isRequired ? sometimes(found) : found)
}

export const requiredNames = ({ required }: Keywords): readonly string[] =>
  Array.isArray(required) ? required.map(String) : []

/** The schema of a field; undefined where it is not declared. */
export function fieldSchema({ properties, additionalProperties }: Keywords, name: string): unknown {
  const declared = isObject(properties) && Object.hasOwn(properties, name) ? properties[name] : undefined
  return declared ?? (isObject(additionalProperties) ? additionalProperties : undefined)
}
