import { declaresElsewhere, isStrict, type Keywords } from '../../schemas/keywords.js'
import { mapSubschemas } from '../../schemas/subschemas.js'
import type { Action } from '../definition.js'
import type { ObjectSchema } from '../schema-definition.js'

/** What an action's payload is held to: its fields, with what `coercion: 'strict'` means said in JSON Schema. */
export function payloadSchema({ fields, coercion }: Pick<Action, 'fields' | 'coercion'>): ObjectSchema {
  return spellOutStrictness(coercion === undefined ? fields : { ...fields, coercion })
}

/**
 * A schema in which everything inside `coercion: 'strict'` says so itself. As nothing is taken away there, an undeclared
 * property is one too many: objects are closed.
 */
export const spellOutStrictness = (schema: ObjectSchema): ObjectSchema => ({
  ...schema,
  ...spelledOut(schema, false),
})

/** The keywords that coercion goes through. */
const coerced = ['properties', 'items', 'additionalProperties']

function spelledOut(schema: Keywords, isInsideStrict: boolean): Keywords {
  const strict = isInsideStrict || isStrict(schema)
  const inside = mapSubschemas(schema, (inner) => spelledOut(inner, strict), coerced)
  if (!strict) return inside
  const { properties, additionalProperties } = schema
  const isOpen = properties === undefined || additionalProperties !== undefined || declaresElsewhere(schema)
  return { ...inside, coercion: 'strict', ...(isOpen ? {} : { additionalProperties: false }) }
}
