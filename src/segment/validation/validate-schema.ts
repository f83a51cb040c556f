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

interface Validator {
  readonly validate: Validate
  /** The fields that take a list. */
  readonly lists: readonly string[]
}

/** Known by identity: a definition makes its schemas once. */
const validators = new WeakMap<JsonSchema, Validator>()

/**
 * Changes an object into what its schema takes, in place, and says whether it fits.
 * Throws `AggregateAjvError` where it does not.
 */
export function validateSchema(
  object: unknown,
  schema: JsonSchema,
  { throwIfInvalid = true, statsContext, exempt = [] }: ValidationOptions = {},
): boolean {
  const validator = validators.get(schema) ?? validatorFor(schema)
  const errors = isObject(object) ? validateFields(object, validator, exempt) : validator.validate(object)
  if (!throwIfInvalid || errors.length === 0) return errors.length === 0
  statsContext?.statsClient?.incr('ajv.discard', 1, statsContext.tags)
  throw new AggregateAjvError(errors)
}

function validatorFor(schema: JsonSchema): Validator {
  const fields = Object.entries(schema.properties ?? {})
  const lists = fields.flatMap(([name, { type }]) => (type === 'array' ? [name] : []))
  const validator = { validate: compileSchema(schema), lists }
  validators.set(schema, validator)
  return validator
}

function validateFields(
  object: Record<string, unknown>,
  { validate, lists }: Validator,
  exempt: readonly string[],
): ReturnType<Validate> {
  const kept = exempt.filter((key) => object[key] !== undefined).map((key) => [key, object[key]] as const)
  for (const key of lists) {
    const value = object[key]
    // One value is a list of one.
    if (value !== undefined && value !== null && !Array.isArray(value)) object[key] = [value]
  }
  const errors = validate(object)
  for (const [key, value] of kept) object[key] = value
  return errors
}
