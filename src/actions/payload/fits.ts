import {
  and,
  call,
  type Expression,
  literal,
  loop,
  or,
  read,
  variable,
} from '../../expressions/expression.js'
import { LoweredFunction } from '../../expressions/lowered-function.js'
import { isObject } from '../../json/value.js'
import { withoutWords } from '../../schemas/without-words.js'
import type { FieldSchema, ObjectSchema } from '../schema-definition.js'
import { fitsSchema } from './fits-schema.js'
import {
  isAbsent,
  isAtLeast,
  isAtLeastLong,
  isAtMost,
  isAtMostLong,
  isSame,
  isUsualDateTime,
  isWritable,
  keyCount,
  presentCount,
  typeTests,
} from './fits-tests.js'
import { hasNames, type SchemaCompiler } from './schema.js'

/** The quick test of payloads. What it makes quick it must never make fail: where there is none, nothing passes it. */
export function lowerFitsFunction(fields: ObjectSchema, schemas: SchemaCompiler): LoweredFunction {
  const payload = variable('payload')
  const body = lowerFits(fields, payload, schemas) ?? literal(false)
  return new LoweredFunction([payload], body, Number.POSITIVE_INFINITY)
}

/**
 * An expression that is true only where coercion would change nothing and validation would find nothing: the common
 * case, decided in one pass of generated code. False says nothing; then coercion and validation have the word.
 * Undefined for schemas that have no such test: rules over several fields, open payloads, references.
 */
export function lowerFits(
  fields: ObjectSchema,
  payload: Expression,
  schemas: SchemaCompiler,
): Expression | undefined {
  // A subschema is compiled by itself below, where references lead nowhere and names would stand twice.
  if (hasNames(fields)) return undefined
  const isClosed = fields.properties !== undefined && !fields.additionalProperties
  return isClosed ? objectFits(fields, payload, schemas, true) : undefined
}

/** Keywords that demand nothing, or what coercion has seen to. */
const annotations = [
  'type',
  'title',
  'description',
  'default',
  'examples',
  'ui',
  'target',
  'coercion',
  'deprecated',
]
const textKeywords = new Set([...annotations, 'minLength', 'maxLength', 'format', 'enum'])
const numberKeywords = new Set([...annotations, 'minimum', 'maximum'])
const objectKeywords = new Set([...annotations, 'properties', 'required', 'additionalProperties'])
const listKeywords = new Set([...annotations, 'items'])
const otherKeywords = new Set(annotations)
const quickFormats: readonly unknown[] = [undefined, 'password', 'date-time']

const hasOnlyKeywords = (schema: object, known: ReadonlySet<string>): boolean =>
  Object.keys(schema).every((keyword) => known.has(keyword))

function objectFits(
  schema: FieldSchema,
  value: Expression,
  schemas: SchemaCompiler,
  isRoot: boolean,
): Expression | undefined {
  const { properties = {}, required = [], additionalProperties } = schema
  const isOpen = additionalProperties === true || (additionalProperties ?? schema.properties) === undefined
  if (!hasOnlyKeywords(schema, objectKeywords) || typeof additionalProperties === 'object') return undefined
  if (required.some((name) => !Object.hasOwn(properties, name))) return undefined
  // `true` and `false` are schemas too.
  if (!Object.values(properties).every(isObject)) return undefined
  const fields = Object.entries(properties).map(([name, field]) => {
    const item = read(value, name)
    const fits = valueFits(field, item, schemas, isRoot)
    return { item, fits: required.includes(name) ? fits : or([call(isAbsent, [item]), fits]) }
  })
  const isMap = call(typeTests.object, [value])
  if (isOpen) return and([isMap, ...fields.map(({ fits }) => fits), call(isWritable, [value])])
  // As many keys as declared ones that are there: no other.
  const declared = call(
    presentCount,
    fields.map(({ item }) => item),
  )
  return and([isMap, ...fields.map(({ fits }) => fits), call(isSame, [call(keyCount, [value]), declared])])
}

function valueFits(
  schema: FieldSchema,
  value: Expression,
  schemas: SchemaCompiler,
  isRoot: boolean,
): Expression {
  const types = [schema.type ?? []].flat()
  const quick = types.map((type) => typeFits(type, schema, value, schemas, isRoot))
  const known = quick.filter((fits) => fits !== undefined)
  return known.length > 0 && known.length === types.length
    ? or(known)
    : call(
        fitsSchema((own) => schemas.compile(own)),
        [value],
        { schema: JSON.parse(JSON.stringify(withoutWords(schema))), isRoot },
      )
}

/** Whether the value is of a type and meets what the schema says of it; undefined where there is no quick form. */
function typeFits(
  type: string,
  schema: FieldSchema,
  value: Expression,
  schemas: SchemaCompiler,
  isRoot: boolean,
): Expression | undefined {
  switch (type) {
    case 'null':
      return hasOnlyKeywords(schema, textKeywords) && schema.enum === undefined
        ? call(typeTests.null, [value])
        : undefined
    case 'string':
      if (!hasOnlyKeywords(schema, textKeywords) || !quickFormats.includes(schema.format)) return undefined
      return and([call(typeTests.string, [value]), ...textRules(schema, value, isRoot)])
    case 'number':
    case 'integer':
      if (!hasOnlyKeywords(schema, numberKeywords)) return undefined
      return and([call(typeTests[type], [value]), ...numberRules(schema, value)])
    case 'boolean':
      return hasOnlyKeywords(schema, otherKeywords) ? call(typeTests.boolean, [value]) : undefined
    case 'object':
      return objectFits(schema, value, schemas, false)
    case 'array':
      if (!isObject(schema.items) || !hasOnlyKeywords(schema, listKeywords)) return undefined
      return listFits(schema.items, value, schemas)
    default:
      return undefined
  }
}

/** What has to hold of a text besides being one. */
function textRules(schema: FieldSchema, value: Expression, isRoot: boolean): readonly Expression[] {
  const { minLength, maxLength, format, enum: choices } = schema
  const rules: Expression[] = []
  const least = Math.max(isRoot ? 1 : 0, typeof minLength === 'number' ? minLength : 0)
  // Schemas count characters, texts have units: at most two for each character.
  if (least > 0) rules.push(call(isAtLeastLong, [value, literal(least === 1 ? 1 : 2 * least)]))
  if (typeof maxLength === 'number') rules.push(call(isAtMostLong, [value, literal(maxLength)]))
  if (format === 'date-time') rules.push(call(isUsualDateTime, [value]))
  if (Array.isArray(choices)) rules.push(or(choices.map((choice) => call(isSame, [value, literal(choice)]))))
  return rules
}

function numberRules({ minimum, maximum }: FieldSchema, value: Expression): readonly Expression[] {
  return [
    ...(typeof minimum === 'number' ? [call(isAtLeast, [value, literal(minimum)])] : []),
    ...(typeof maximum === 'number' ? [call(isAtMost, [value, literal(maximum)])] : []),
  ]
}

function listFits(items: FieldSchema, value: Expression, schemas: SchemaCompiler): Expression {
  const element = variable('item')
  const body = valueFits(items, element, schemas, false)
  return loop({ mode: 'every', list: value, element, index: variable('index'), where: undefined, body })
}
