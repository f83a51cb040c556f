import { Ajv2020 } from 'ajv/dist/2020.js'
import type { Evaluation } from '../../expressions/compile.js'
import { formats } from '../../schemas/formats.js'
import type { Keywords } from '../../schemas/keywords.js'
import { isMultipleOf } from '../../schemas/multiple-of.js'
import { compilePattern } from '../../schemas/pattern.js'
import { mapSubschemas } from '../../schemas/subschemas.js'
import { InterpretedSchemas } from './interpreted-schemas.js'
import { annotationsOfOurs } from './interpreter/interpret-schema.js'
import type { SchemaCheck, SchemaProblem } from './schema-problem.js'

const none: readonly SchemaProblem[] = []

/**
 * Compiles JSON Schemas (2020-12): where code may be generated Ajv says whether a value fits, and what does not fit is
 * put into words by the validator that interprets; else the latter says both. One a language environment, so that each
 * schema is compiled once.
 */
export class SchemaCompiler extends InterpretedSchemas {
  readonly #compiled = new WeakMap<object, SchemaCheck>()
  readonly #ajv: Ajv2020 | undefined

  constructor(evaluation: Evaluation) {
    super()
    this.#ajv = evaluation === 'compiled' ? createAjv() : undefined
  }

  /** For a schema that every event is held to; throws where it is no schema, or an odd one (Ajv's strict mode). */
  override compile(schema: object): SchemaCheck {
    const ajv = this.#ajv
    const interpreted = this.interpret(schema)
    if (ajv === undefined) return interpreted
    const check = this.#compiled.get(schema) ?? compileSchema(ajv, schema, interpreted)
    this.#compiled.set(schema, check)
    return check
  }
}

function compileSchema(ajv: Ajv2020, schema: object, interpreted: SchemaCheck): SchemaCheck {
  // Names would stand for the schemas of all definitions: two may give one `$id` to theirs.
  const validate = (hasNames(schema) ? createAjv() : ajv).compile(forAjv({ ...schema }))
  if (ajvErrs.test(JSON.stringify(schema))) return interpreted
  return (value) => (validate(value) ? none : interpreted(value))
}

/** Within an `if` Ajv 8.20 takes an empty list for one that contains something, and fails over `unevaluated…`. */
const ajvErrs = /"(?:contains|unevaluatedItems|unevaluatedProperties)"/

/** Whether a schema has names in it, or refers to some. */
export const hasNames = (schema: object): boolean =>
  /"\$(?:ref|id|anchor|dynamicRef|dynamicAnchor|async)"/.test(JSON.stringify(schema))

/** Ajv with the formats, the patterns and the arithmetic of the interpreting validator. */
function createAjv(): Ajv2020 {
  const ajv = new Ajv2020({
    ownProperties: true,
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
    code: { regExp: Object.assign(regExpOf, { code: 'regExpOf' }) },
  })
  for (const [name, { type, test }] of formats)
    if (type === 'string') ajv.addFormat(name, { type, validate: test })
    else ajv.addFormat(name, { type, validate: test })
  for (const keyword of ['$anchor', ...annotationsOfOurs]) ajv.addKeyword(keyword)
  ajv.removeKeyword('multipleOf')
  ajv.addKeyword({
    keyword: 'multipleOf',
    type: 'number',
    schemaType: 'number',
    compile: (divisor: number) => (value: number) => isMultipleOf(value, divisor),
  })
  return ajv
}

/** Ajv tells patterns apart by their texts. */
function regExpOf(pattern: string) {
  return { test: compilePattern(pattern), toString: () => pattern }
}

/** JSON Schema's `deprecated` is true or false; a text is ours (definitions.md, Versions). */
function forAjv(schema: Keywords): Keywords {
  const { deprecated, ...rest } = schema
  return mapSubschemas(typeof deprecated === 'string' ? rest : schema, forAjv)
}
