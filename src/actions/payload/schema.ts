import { Ajv2020 } from 'ajv/dist/2020.js'
import type { Evaluation } from '../../expressions/compile.js'
import { once } from '../../lazy/once.js'
import { formats } from '../../schemas/formats.js'
import type { Keywords } from '../../schemas/keywords.js'
import { isMultipleOf } from '../../schemas/multiple-of.js'
import { compilePattern } from '../../schemas/pattern.js'
import { mapSubschemas } from '../../schemas/subschemas.js'
import { InterpretedSchemas } from './interpreted-schemas.js'
import { annotationsOfOurs } from './interpreter/annotations.js'
import type { SchemaCheck, SchemaProblem } from './schema-problem.js'

const none: readonly SchemaProblem[] = []

/**
 * Compiles JSON Schemas (2020-12): where code may be generated Ajv says whether a value fits, and what does not fit is
 * put into words by the validator that interprets; else the latter says both. One a language environment, so that each
 * schema is compiled once.
 */
export class SchemaCompiler extends InterpretedSchemas {
  readonly #compiled = new WeakMap<object, SchemaCheck>()
  readonly #ajv: () => Ajv2020
  readonly #generates: boolean

  constructor(evaluation: Evaluation) {
    super()
    this.#ajv = once(createAjv)
    this.#generates = evaluation === 'compiled'
  }

  /** For a schema that every event is held to; throws where it is none. Its code is generated at the first value. */
  override compile(schema: object): SchemaCheck {
    const interpreted = this.interpret(schema)
    if (!this.#generates) return interpreted
    const check = this.#compiled.get(schema) ?? compileWhenAsked(this.#ajv, schema, interpreted)
    this.#compiled.set(schema, check)
    return check
  }
}

/** What no event comes to costs no code: generating it takes longer than many events do. */
function compileWhenAsked(ajv: () => Ajv2020, schema: object, interpreted: SchemaCheck): SchemaCheck {
  let fits: ((value: unknown) => boolean) | undefined
  return (value) => {
    fits ??= generateTest(ajv, schema, interpreted)
    return fits(value) ? none : interpreted(value)
  }
}

function generateTest(
  ajv: () => Ajv2020,
  schema: object,
  interpreted: SchemaCheck,
): (value: unknown) => boolean {
  const fits = (value: unknown) => interpreted(value).length === 0
  if (ajvErrs.test(JSON.stringify(schema))) return fits
  try {
    // Names would stand for the schemas of all definitions: two may give one `$id` to theirs.
    const validate = (hasNames(schema) ? createAjv() : ajv()).compile(forAjv({ ...schema }))
    return (value) => validate(value)
  } catch {
    // It was found to be a schema before: what Ajv can not make code of is no fault of the event that came first.
    return fits
  }
}

/** Within an `if` Ajv 8.20 takes an empty list for one that contains something, and fails over `unevaluated…`. */
const ajvErrs = /"(?:contains|unevaluatedItems|unevaluatedProperties)"/

/** Whether a schema has names in it, or refers to some. */
export const hasNames = (schema: object): boolean =>
  /"\$(?:ref|id|anchor|dynamicRef|dynamicAnchor|async)"/.test(JSON.stringify(schema))

/**
 * Ajv with the formats, the patterns and the arithmetic of the interpreting validator, which has said before that what
 * comes here is a schema: to hold it to the schema of schemas would take longer than to compile it.
 */
function createAjv(): Ajv2020 {
  const ajv = new Ajv2020({
    ownProperties: true,
    strict: false,
    strictNumbers: true,
    meta: false,
    validateSchema: false,
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
