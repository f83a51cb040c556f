import once from 'lodash/once.js'
import { compileLambda, type Evaluation } from '../../expressions/compile.js'
import { literal, variable } from '../../expressions/expression.js'
import type { NativeFunction } from '../../expressions/native.js'
import { pointerKeys } from '../../json/pointer.js'
import { textOf } from '../../json/text.js'
import { problemInWords } from '../../schemas/words.js'
import type { FieldSchema, ObjectSchema } from '../definition.js'
import { isSecretField } from '../secrets.js'
import { type CoercionChange, compileCoercion } from './coercion.js'
import { lowerFits } from './fits.js'
import type { SchemaCompiler } from './schema.js'
import type { SchemaProblem } from './schema-problem.js'

/** A payload that does not fit. Plain JSON; holds no secret. */
export interface PayloadProblem {
  /** The field at fault, by its name in the payload. */
  readonly field: string
  /** `Email: must be an email address, got "n/a" (from $.traits.email)`. */
  readonly message: string
}

export interface PayloadValidator {
  /**
   * The payload as the action takes it, and what it still does not fit. Never writes to its input. `sourceOf` names
   * the path that fed a field; `report` hears of every change that coercion made.
   */
  accept(
    payload: Record<string, unknown>,
    sourceOf?: (field: string) => string | undefined,
    report?: (change: CoercionChange) => void,
  ): { readonly payload: Record<string, unknown>; readonly problems: readonly PayloadProblem[] }
}

const none: readonly PayloadProblem[] = []

/** More do not help anybody, and a long list in an event could make very many. */
const mostProblems = 20

/** Coercion and validation of one action's payload, compiled once (definitions.md, Payload validation). */
export function compilePayload(
  fields: ObjectSchema,
  schemas: SchemaCompiler,
  evaluation: Evaluation,
): PayloadValidator {
  const check = schemas.compile(fields)
  const coerce = compileCoercion(fields)
  const fits = once(() => compileFits(fields, schemas, evaluation))
  return {
    accept(payload, sourceOf = () => undefined, report = undefined) {
      if (fits()(payload) === true) return { payload, problems: none }
      const coerced = coerce(payload, report)
      const problems = check(coerced)
        .slice(0, mostProblems)
        .map((problem) => describeProblem(problem, coerced, fields, sourceOf))
      return { payload: coerced, problems }
    },
  }
}

/** What makes the common case quick must never make a case fail: without a quick test every payload goes the long way. */
function compileFits(fields: ObjectSchema, schemas: SchemaCompiler, evaluation: Evaluation): NativeFunction {
  const payload = variable('payload')
  const body = lowerFits(fields, payload, schemas) ?? literal(false)
  return compileLambda({ parameters: [payload], body }, evaluation)
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
  if (schema !== undefined && isSecretField(schema)) return ''
  const text = typeof value === 'string' ? JSON.stringify(value) : textOf(value)
  return `, got ${text.length > longestShown ? `${text.slice(0, longestShown)}…` : text}`
}

function valueAt(root: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    root,
  )
}
