/** A JSON Schema, as far as its keywords are looked at one by one. */
export type Keywords = { readonly [keyword: string]: unknown }

/** The types that a schema names; none where it takes any. */
export function typesOf(schema: Keywords): readonly string[] {
  if (schema.type === undefined) return []
  return [schema.type].flat().map(String)
}

/** Whether null can be a value; where it can not, coercion removes it. */
export function takesNull(schema: Keywords): boolean {
  const types = typesOf(schema)
  if (types.length > 0) return types.includes('null')
  return !Array.isArray(schema.enum) || schema.enum.includes(null)
}

/** Keywords that can declare properties besides `properties`: what they allow, validation says. */
const declaring = ['patternProperties', 'anyOf', 'oneOf', 'allOf', 'if', 'dependentSchemas', '$ref']

export const declaresElsewhere = (schema: Keywords): boolean =>
  declaring.some((keyword) => Object.hasOwn(schema, keyword))
