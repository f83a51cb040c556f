import { boolean } from '../../expressions/kinds.js'
import type { Native } from '../../expressions/native.js'
import { canBeWritten } from '../../json/can-be-written.js'
import type { JsonObject } from '../../json/value.js'
import type { FieldSchema } from '../schema-definition.js'
import { compileValueCoercion } from './coercion.js'
import type { SchemaCheck } from './schema-problem.js'

/** The whole coercion and validation of one value, for what has no quick form. */
export const fitsSchema = (
  compile: (schema: FieldSchema) => SchemaCheck,
): Native<{ readonly schema: JsonObject; readonly isRoot: boolean }> => ({
  name: 'fitsSchema',
  returns: boolean,
  prepare({ schema, isRoot }) {
    const coerce = compileValueCoercion(schema)
    const check = compile(schema)
    return (value) =>
      value !== undefined &&
      value !== null &&
      !(isRoot && value === '') &&
      canBeWritten(value) &&
      coerce(value, undefined, []) === value &&
      check(value).length === 0
  },
})
