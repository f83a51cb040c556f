import { Ajv, type ErrorObject } from 'ajv'
import { fullFormats } from 'ajv-formats/dist/formats.js'
import { isDateLike } from './date-like.js'
import type { JsonSchema } from './json-schema.js'
import { looseFormats } from './loose-formats.js'

/** Changes a value into what the schema takes, and gives all that it does not fit in. */
export type Validate = (value: unknown) => readonly ErrorObject[]

/**
 * A validator as the public kit configures it: values are coerced, a list of one is taken for its element and the other
 * way round, undeclared properties are removed.
 */
const ajv = new Ajv({
  coerceTypes: 'array',
  removeAdditional: true,
  allErrors: true,
  verbose: true,
  // Fields may say what makes no sense together; the public kit says so on the console and goes on.
  strictTypes: false,
  formats: { ...fullFormats, ...looseFormats, text: true, 'date-like': isDateLike },
})

/** The validator for a schema. Throws an `Error` where it is none. */
export function compileSchema(schema: JsonSchema): Validate {
  const validate = ajv.compile(schema)
  // It keeps all that it has compiled; here whoever asked keeps it.
  ajv.removeSchema(schema)
  return (value) => (validate(value) ? [] : (validate.errors ?? []))
}
