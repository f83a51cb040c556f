import { Ajv2020 } from 'ajv/dist/2020.js'
import uniqBy from 'lodash/uniqBy.js'
import type { Evaluation } from '../../expressions/compile.js'
import { pointerKeys } from '../../json/pointer.js'
import { isObject } from '../../json/value.js'
import { formats } from '../../schemas/formats.js'
import type { Keywords } from '../../schemas/keywords.js'
import { isMultipleOf } from '../../schemas/multiple-of.js'
import { compilePattern } from '../../schemas/pattern.js'
import { mapSubschemas } from '../../schemas/subschemas.js'
import { annotationsOfOurs, interpretSchema } from './interpreter/interpret-schema.js'
import type { SchemaCheck, SchemaProblem } from './schema-problem.js'

const none: readonly SchemaProblem[] = []

/**
 * Compiles JSON Schemas (2020-12): where code may be generated Ajv says whether a value fits, and what does not fit is
 * put into words by the validator that interprets; else the latter says both. One a language environment, so that each
 * schema is compiled once.
 */
export class SchemaCompiler {
  readonly #compiled = new WeakMap<object, SchemaCheck>()
  readonly #interpreted = new WeakMap<object, SchemaCheck>()
  readonly #ajv: Ajv2020 | undefined

  constructor(evaluation: Evaluation) {
    this.#ajv = evaluation === 'compiled' ? createAjv() : undefined
  }

  /** What is wrong with a schema itself, or undefined; with generated code also what is odd about it (Ajv's strict mode). */
  problemOf(schema: object): string | undefined {
    try {
      this.compile(schema)
      return undefined
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
  }

  /** For a schema that every event is held to; throws where it is no schema. */
  compile(schema: object): SchemaCheck {
    const ajv = this.#ajv
    const interpreted = this.interpret(schema)
    return ajv === undefined
      ? interpreted
      : remembered(this.#compiled, schema, () => compileSchema(ajv, schema, interpreted))
  }

  /** For a schema that is asked a few times, such as a configuration's: generating code would cost more than it saves. */
  interpret(schema: object): SchemaCheck {
    return remembered(this.#interpreted, schema, () => inSchemaOrder(schema, interpretSchema(schema)))
  }
}

function remembered(
  known: WeakMap<object, SchemaCheck>,
  schema: object,
  make: () => SchemaCheck,
): SchemaCheck {
  const check = known.get(schema) ?? make()
  known.set(schema, check)
  return check
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

/** Problems come in the order in which the schema declares its properties, and none twice. */
function inSchemaOrder(schema: object, check: SchemaCheck): SchemaCheck {
  const { properties } = { properties: undefined, ...schema }
  const declared = isObject(properties) ? Object.keys(properties) : []
  const rank = ({ pointer, property }: SchemaProblem): number => {
    const place = declared.indexOf(pointerKeys(pointer)[0] ?? property ?? '')
    return place === -1 ? declared.length : place
  }
  const sorted = (problems: readonly SchemaProblem[]) =>
    uniqBy(problems, ({ pointer, keyword, property }) => `${pointer} ${keyword} ${property}`).sort(
      (a, b) => rank(a) - rank(b) || compareText(a.pointer, b.pointer) || compareText(a.keyword, b.keyword),
    )
  return (value) => {
    const problems = check(value)
    return problems.length < 2 ? problems : sorted(problems)
  }
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

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
