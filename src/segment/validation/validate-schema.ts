import { isObject } from '../mapping/real-type-of.js'
import type { StatsContext } from '../types/services.js'
import { AggregateAjvError } from './aggregate-ajv-error.js'
import { compileSchema, type Validate } from './compile-schema.js'
import type { JsonSchema } from './json-schema.js'

export interface ValidationOptions {
  /** Names the schema for the public kit, which keeps the first schema that has the name; here each is its own. */
  readonly schemaKey?: string
  /** Whether to throw where the value does not fit: unless it is `false`. */
  readonly throwIfInvalid?: boolean
  readonly statsContext?: StatsContext | undefined
  /** Fields that stay as they are, whatever the schema says of them. */
  readonly exempt?: readonly string[]
}

/** Known by identity: a definition makes its schemas once. */
const compiled = new WeakMap<JsonSchema, Validate>()

/**
 * Changes an object into what its schema takes, in place, and says whether it fits.
 * Throws `AggregateAjvError` where it does not.
 */
export function validateSchema(
  object: unknown,
  schema: JsonSchema,
  { throwIfInvalid = true, statsContext, exempt = [] }: ValidationOptions = {},
): boolean {
  const validate = compiled.get(schema) ?? compileSchema(schema)
  compiled.set(schema, validate)
  const errors = validateAround(object, schema, validate, exempt)
  if (!throwIfInvalid || errors.length === 0) return errors.length === 0
  statsContext?.statsClient?.incr('ajv.discard', 1, statsContext.tags)
  throw new AggregateAjvError(errors)
}

function validateAround(
  object: unknown,
  schema: JsonSchema,
  validate: Validate,
  exempt: readonly string[],
): ReturnType<Validate> {
  if (!isObject(object)) return validate(object)
  const kept = exempt.filter((key) => object[key] !== undefined).map((key) => [key, object[key]] as const)
  listFields(object, schema)
  const errors = validate(object)
  for (const [key, value] of kept) object[key] = value
  return errors
}

/** Where a list is wanted, one value is a list of one. */
function listFields(object: Record<string, unknown>, { properties = {} }: JsonSchema): void {
  for (const key of Object.keys(object)) {
    const value = object[key]
    const isAlone = value !== undefined && value !== null && !Array.isArray(value)
    if (isAlone && Object.hasOwn(properties, key) && properties[key]?.type === 'array') object[key] = [value]
  }
}
