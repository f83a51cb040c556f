import type { DependsOnConditions } from '../types/conditions.js'
import type { MinimalInputField } from '../types/input-field.js'
import { conditionsToSchema } from './condition-to-schema.js'
import type { JsonSchema } from './json-schema.js'
import { scalarSchema, schemaType } from './scalar-schema.js'

export interface SchemaOptions {
  /** Says in `tsType` what TypeScript calls a type, and leaves conditions out: for who makes types from the schema. */
  readonly tsType?: boolean
  /** Whether fields that are not declared stay. */
  readonly additionalProperties?: boolean
  /** Leaves out what is required. */
  readonly omitRequiredSchemas?: boolean
}

type Fields = Readonly<Record<string, MinimalInputField>>

/**
 * The JSON Schema that payloads, settings or inputs of a hook have to fit, by their fields. `additionalSchema` is laid
 * over it. Throws an `Error` where a field is required by a condition that there is not.
 */
export function fieldsToJsonSchema(
  fields: Fields = {},
  options: SchemaOptions = {},
  additionalSchema: JsonSchema = {},
): JsonSchema {
  const entries = Object.entries(fields)
  const schema = {
    $schema: 'http://json-schema.org/schema#',
    type: 'object',
    additionalProperties: options.additionalProperties || false,
    properties: Object.fromEntries(
      entries.map(([key, field]) => [key, schemaOf(field, options.tsType === true)]),
    ),
  }
  const required = entries.flatMap(([key, field]) => (field.required === true ? [key] : []))
  if (options.tsType === true) return { ...schema, required }
  if (options.omitRequiredSchemas === true) return { ...schema, ...additionalSchema }
  return { ...schema, required, ...conditional(entries), ...additionalSchema }
}

function conditional(entries: readonly (readonly [string, MinimalInputField])[]): JsonSchema {
  // By key: of a field and a property that are called the same the last counts, in the place of the first.
  const conditions = new Map(entries.flatMap(([key, field]) => conditionsOf(key, field)))
  const schemas = [...conditions].map(([key, condition]) => conditionsToSchema(key, condition))
  return schemas.length === 0 ? {} : { allOf: schemas }
}

type Conditions = readonly (readonly [key: string, conditions: DependsOnConditions])[]

/** Of a field and of what stands in it, one level down. */
function conditionsOf(key: string, field: MinimalInputField): Conditions {
  const below =
    field.type === 'object'
      ? Object.entries(field.properties ?? {}).flatMap(([name, inner]) => own(`${key}.${name}`, inner))
      : []
  return [...below, ...own(key, field)]
}

const own = (key: string, { required }: Pick<MinimalInputField, 'required'>): Conditions =>
  typeof required === 'object' && required !== null ? [[key, required]] : []

function schemaOf(field: MinimalInputField, withTypes: boolean): JsonSchema {
  const scalar = scalarSchema(field, withTypes)
  const { properties } = field
  const isList = 'multiple' in field && field.multiple === true
  if (field.type !== 'object' || properties === undefined) return isList ? listOf(field, scalar) : scalar
  const members = fieldsToJsonSchema(properties, {
    additionalProperties: ('additionalProperties' in field && field.additionalProperties) || false,
    omitRequiredSchemas: Object.values(properties).some(({ required }) => typeof required === 'object'),
  })
  return isList ? { ...listOf(field, scalar), items: members } : { ...scalar, ...members }
}

/** The words that a field may have are those of the elements; that it may be null is said of neither. */
function listOf(field: MinimalInputField, { enum: words, ...scalar }: JsonSchema): JsonSchema {
  const items = { type: schemaType(field.type), ...(words !== undefined && { enum: words }) }
  return { ...scalar, type: 'array', items }
}
