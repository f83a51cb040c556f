import { lowerFitsFunction } from '../src/actions/payload/fits.js'
import { type PayloadValidator, payloadValidator } from '../src/actions/payload/payload.js'
import type { SchemaCompiler } from '../src/actions/payload/schema.js'
import type { ObjectSchema } from '../src/actions/schema-definition.js'
import { type Evaluation, linkBy } from '../src/expressions/compile.js'

/** What holds payloads to a schema, as an action has it. */
export const compilePayload = (
  fields: ObjectSchema,
  schemas: SchemaCompiler,
  evaluation: Evaluation,
): PayloadValidator =>
  payloadValidator(fields, schemas.compile(fields), () =>
    linkBy(evaluation)(lowerFitsFunction(fields, schemas)),
  )
