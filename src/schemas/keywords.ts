import { isObject } from '../json/value.js'

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

/** Whether coercion keeps away from a value (definitions.md, Payload validation). */
export const isStrict = (schema: Keywords): boolean => schema.coercion === 'strict'

/** Whether coercion takes null out of a list of these. */
export const dropsNullItems = (items: unknown): boolean =>
  isObject(items) && !isStrict(items) && typesOf(items).includes('string') && !takesNull(items)

/** Keywords that hold more schemas for the same value. */
const branching = ['anyOf', 'oneOf', 'allOf', 'if', 'then', 'else']

/**
 * Whether properties are declared besides those of `properties`: what they allow, validation says. A branch that only
 * speaks of what is declared, such as `anyOf: [{ required: ['a'] }]`, declares nothing.
 */
export function declaresElsewhere(schema: Keywords): boolean {
  const { properties } = schema
  return declaresOther(schema, new Set(Object.keys(isObject(properties) ? properties : {})))
}

function declaresOther(schema: Keywords, names: ReadonlySet<string>): boolean {
  const { properties, dependentSchemas } = schema
  if ('patternProperties' in schema || '$ref' in schema) return true
  if (isObject(properties) && Object.keys(properties).some((name) => !names.has(name))) return true
  const branches = branching.flatMap((keyword) => schema[keyword] ?? [])
  return [...branches, ...Object.values(isObject(dependentSchemas) ? dependentSchemas : {})].some(
    (branch) => isObject(branch) && (isObject(branch.additionalProperties) || declaresOther(branch, names)),
  )
}
