import { pointerKeys } from '../json/pointer.js'
import { textOf } from '../json/text.js'
import { type CoercionChange, compileCoercion } from './coercion.js'
import type { FieldSchema, ObjectSchema } from './definition.js'
import type { SchemaCheck, SchemaCompiler, SchemaProblem } from './schema.js'
import { problemInWords } from './words.js'

/** A payload that does not fit. Plain JSON; holds no secret. */
export interface PayloadProblem {
  /** The field at fault, by its name in the payload. */
  readonly field: string
  /** `Email: must be an email address, got "n/a" (from $.traits.email)`. */
  readonly message: string
}

export interface PayloadValidator {
  /** The payload as the action takes it; never writes to its input. `report` hears of every change. */
  coerce(payload: Record<string, unknown>, report?: (change: CoercionChange) => void): Record<string, unknown>
  /** What a coerced payload still does not fit; `sourceOf` names the path that fed a field. */
  problems(payload: unknown, sourceOf?: (field: string) => string | undefined): readonly PayloadProblem[]
}

/** Coercion and validation of one action's payload, compiled once (definitions.md, Payload validation). */
export function compilePayload(fields: ObjectSchema, schemas: SchemaCompiler): PayloadValidator {
  const check: SchemaCheck = schemas.compile(fields)
  return {
    coerce: compileCoercion(fields),
    problems: (payload, sourceOf = () => undefined) =>
      check(payload).map((problem) => describeProblem(problem, payload, fields, sourceOf)),
  }
}

function describeProblem(
  problem: SchemaProblem,
  payload: unknown,
  fields: ObjectSchema,
  sourceOf: (field: string) => string | undefined,
): PayloadProblem {
  const keys = [
    ...pointerKeys(problem.pointer),
    ...(problem.property === undefined ? [] : [problem.property]),
  ]
  const [field = ''] = keys
  const schema = fields.properties?.[field]
  const name = [schema?.title ?? field, ...keys.slice(1)].join('.')
  const source = sourceOf(field)
  const found = problem.property === undefined ? foundInWords(valueAt(payload, keys), schema) : ''
  const from = source === undefined ? '' : ` (from ${source})`
  return { field, message: `${name}: ${problemInWords(problem)}${found}${from}` }
}

const longestShown = 60

/** `, got "n/a"`; nothing for a secret, long values cut. */
function foundInWords(value: unknown, schema: FieldSchema | undefined): string {
  if (schema?.format === 'password' || schema?.target !== undefined) return ''
  const text = typeof value === 'string' ? JSON.stringify(value) : textOf(value)
  return `, got ${text.length > longestShown ? `${text.slice(0, longestShown)}…` : text}`
}

function valueAt(root: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    root,
  )
}
