import { type OutputUnit, Validator } from '@cfworker/json-schema'
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import uniqBy from 'lodash/uniqBy.js'
import type { Evaluation } from '../../expressions/compile.js'
import { setOwn } from '../../json/own.js'
import { pointerKeys, pointerTo } from '../../json/pointer.js'
import { isObject } from '../../json/value.js'
import { formatProblems, withoutFormats } from './formats.js'

/** One way in which a value does not fit a schema. */
export interface SchemaProblem {
  /** The value, or the object that lacks the property, as a JSON Pointer. */
  readonly pointer: string
  /** The JSON Schema keyword that failed. */
  readonly keyword: string
  /** What the schema says there: the list of an `enum`, the number of a `maxLength`. */
  readonly rule: unknown
  /** The property that is missing, or is not known. */
  readonly property?: string
}

/** Every problem of a value; an empty list where it fits. */
export type SchemaCheck = (value: unknown) => readonly SchemaProblem[]

const none: readonly SchemaProblem[] = []

/** Keywords of ours that say how a field is used; they check nothing by themselves. */
const annotations = ['target', 'ui']

/**
 * Compiles JSON Schemas (2020-12): Ajv where code may be generated, else a validator that interprets. One a language
 * environment, so that each schema is compiled once.
 */
export class SchemaCompiler {
  readonly #compiled = new WeakMap<object, SchemaCheck>()
  readonly #interpreted = new WeakMap<object, SchemaCheck>()
  readonly #ajv: Ajv2020 | undefined

  constructor(evaluation: Evaluation) {
    this.#ajv = evaluation === 'compiled' ? createAjv() : undefined
  }

  /** What is wrong with a schema itself, or undefined; without generated code only what breaks the interpreter is found. */
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
    return ajv === undefined
      ? this.interpret(schema)
      : remembered(this.#compiled, schema, () => compileSchema(ajv, schema))
  }

  /** For a schema that is asked a few times, such as a configuration's: generating code would cost more than it saves. */
  interpret(schema: object): SchemaCheck {
    return remembered(this.#interpreted, schema, () => interpretSchema(schema))
  }
}

function remembered(
  known: WeakMap<object, SchemaCheck>,
  schema: object,
  make: () => SchemaCheck,
): SchemaCheck {
  const check = known.get(schema) ?? inSchemaOrder(schema, make())
  known.set(schema, check)
  return check
}

function compileSchema(ajv: Ajv2020, schema: object): SchemaCheck {
  const validate = ajv.compile(schema)
  if ('$async' in validate) throw new Error('an asynchronous schema ("$async") has no answer in time')
  return (value) => (validate(value) ? none : problemsFromAjv(validate.errors ?? []))
}

/** Both validators report in the order in which the schema declares its properties, and nothing twice. */
function inSchemaOrder(schema: object, check: SchemaCheck): SchemaCheck {
  const declared = Object.keys(valueAt(schema, '/properties') ?? {})
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

function createAjv(): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    ownProperties: true,
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
    verbose: true,
  })
  addFormats.default(ajv)
  for (const keyword of annotations) ajv.addKeyword(keyword)
  return ajv
}

/** An `if` says only that its `then` failed, which is said by itself. */
const problemsFromAjv = (errors: readonly ErrorObject[]): readonly SchemaProblem[] =>
  errors.filter(({ keyword }) => keyword !== 'if').map(problemFromAjv)

function problemFromAjv({ instancePath, keyword, schema, params }: ErrorObject): SchemaProblem {
  const property = params.missingProperty ?? params.additionalProperty ?? params.unevaluatedProperty
  return {
    pointer: instancePath,
    keyword,
    rule: schema,
    ...(typeof property === 'string' ? { property } : {}),
  }
}

function interpretSchema(schema: object): SchemaCheck {
  // The validator writes into the schema that it is given.
  const validator = new Validator(Object(structuredClone(withoutFormats(schema))), '2020-12', false)
  return (value) => {
    try {
      const { errors } = validator.validate(withoutUndefined(value))
      // The containers of a problem are listed besides the problem itself: `properties`, `items`, `$ref`.
      const leaves = errors.filter((error) => !containers.has(error.keyword))
      const problems = leaves.flatMap((error) => problemsFromInterpreter(error, schema, value))
      return [...problems, ...formatProblems(schema, value)]
    } catch {
      return [notJson]
    }
  }
}

/** A function, a cycle, half a character in a name: what JSON can not hold, the interpreter can not walk. */
const notJson: SchemaProblem = { pointer: '', keyword: 'json', rule: true }

function problemsFromInterpreter(
  { instanceLocation, keyword, keywordLocation }: OutputUnit,
  schema: object,
  value: unknown,
): readonly SchemaProblem[] {
  const pointer = decodeURIComponent(instanceLocation.slice(1))
  // The interpreter spells one keyword wrongly where it says the place.
  const place = decodeURIComponent(keywordLocation.slice(1)).replace(
    '/dependantRequired',
    '/dependentRequired',
  )
  const rule = valueAt(schema, place)
  const present = valueAt(value, pointer)
  const isMissing = (name: string) => !isObject(present) || present[name] === undefined
  if (keyword === 'required' && Array.isArray(rule))
    return rule.filter(isMissing).map((property) => ({ pointer, keyword, rule, property }))
  if (keyword === 'dependentRequired' && isObject(rule)) {
    const needed = Object.entries(rule).flatMap(([name, names]) => (isMissing(name) ? [] : [names].flat()))
    return needed
      .map(String)
      .filter(isMissing)
      .map((property) => ({ pointer, keyword, rule, property }))
  }
  return [namedProperty({ pointer, keyword, rule })]
}

/** The interpreter knows JSON only; a key that holds undefined is none there. */
function withoutUndefined(value: unknown): unknown {
  if (value === undefined) return null
  if (Array.isArray(value)) return value.map(withoutUndefined)
  if (!isObject(value)) return value
  const copy: Record<string, unknown> = {}
  for (const [key, item] of Object.entries(value))
    if (item !== undefined) setOwn(copy, key, withoutUndefined(item))
  return copy
}

const containers = new Set([
  'properties',
  'items',
  'prefixItems',
  '$ref',
  'allOf',
  'patternProperties',
  'additionalProperties',
  'if',
  'additionalItems',
])

/** An unknown property is reported at the property; as with Ajv, it belongs to the object. */
function namedProperty(problem: SchemaProblem): SchemaProblem {
  const keys = pointerKeys(problem.pointer)
  const property = keys.at(-1)
  const unknown = problem.keyword === 'additionalProperties' || problem.keyword === 'false'
  if (!unknown || property === undefined) return problem
  return {
    pointer: keys.slice(0, -1).reduce<string>(pointerTo, ''),
    keyword: 'additionalProperties',
    rule: false,
    property,
  }
}

function valueAt(root: unknown, pointer: string): unknown {
  return pointerKeys(pointer).reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined,
    root,
  )
}
