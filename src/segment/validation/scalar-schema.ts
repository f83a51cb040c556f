import type { FieldTypeName, MinimalInputField } from '../types/input-field.js'
import type { JsonSchema } from './json-schema.js'

/** What JSON Schema calls the type of a field. */
export function schemaType(type: FieldTypeName): string | readonly string[] {
  switch (type) {
    case 'string':
    case 'text':
    case 'password':
      return 'string'
    case 'datetime':
      return ['string', 'number']
    default:
      return type
  }
}

/** The schema of one value of a field. */
export function scalarSchema(field: MinimalInputField, withTypes: boolean): JsonSchema {
  const types = schemaType(field.type)
  const words = field.choices?.map((choice) => (typeof choice === 'string' ? choice : choice.value))
  const allowsNull = 'allowNull' in field && field.allowNull === true
  return {
    title: field.label,
    description: field.description,
    type: allowsNull ? [types, 'null'].flat() : types,
    format: formatOf(field),
    default: field.default,
    ...(withTypes &&
      field.type === 'datetime' && { tsType: `string | number${allowsNull ? ' | null' : ''}` }),
    ...boundsOf(field),
    ...(words !== undefined && { enum: allowsNull ? [...words, null] : words }),
  }
}

function formatOf({ type, format }: MinimalInputField): string | undefined {
  if (type === 'datetime') return 'date-like'
  return type === 'password' || type === 'text' ? type : format
}

/** A bound of 0 is none, as in the public kit. */
function boundsOf({ type, minimum, maximum }: MinimalInputField): JsonSchema {
  if (type === 'string')
    return { ...(minimum && { minLength: minimum }), ...(maximum && { maxLength: maximum }) }
  return type === 'number' ? { ...(minimum && { minimum }), ...(maximum && { maximum }) } : {}
}
