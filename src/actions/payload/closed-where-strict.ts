import { declaresElsewhere, type Keywords } from '../../schemas/keywords.js'
import { mapSubschemas } from '../../schemas/subschemas.js'
import type { Action, ObjectSchema } from '../definition.js'

/** What an action's payload is held to: its fields, with what `coercion: 'strict'` means said in JSON Schema. */
export function payloadSchema({ fields, coercion }: Pick<Action, 'fields' | 'coercion'>): ObjectSchema {
  const schema = coercion === undefined ? fields : { ...fields, coercion }
  return { ...schema, ...closed(schema, false) }
}

/** The keywords that coercion goes through. */
const coerced = ['properties', 'items', 'additionalProperties']

/** Where coercion takes nothing away, an undeclared property is one too many: objects are closed (definitions.md). */
function closed(schema: Keywords, isInside: boolean): Keywords {
  const isStrict = isInside || schema.coercion === 'strict'
  const { properties, additionalProperties } = schema
  const isOpen = properties === undefined || additionalProperties !== undefined || declaresElsewhere(schema)
  const inside = mapSubschemas(schema, (inner) => closed(inner, isStrict), coerced)
  return isStrict && !isOpen ? { ...inside, additionalProperties: false } : inside
}
