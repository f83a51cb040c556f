import once from 'lodash/once.js'
import { compileLambda, type Evaluation } from '../../expressions/compile.js'
import { literal, variable } from '../../expressions/expression.js'
import type { NativeFunction } from '../../expressions/native.js'
import type { ObjectSchema } from '../schema-definition.js'
import { findSecretPlaces } from '../secrets.js'
import { type CoercionChange, compileCoercion } from './coercion.js'
import { lowerFits } from './fits.js'
import { describeProblem, type PayloadProblem, type SourceOf } from './payload-problem.js'
import type { SchemaCompiler } from './schema.js'

export interface PayloadValidator {
  /**
   * The payload as the action takes it, and what it still does not fit. Never writes to its input. `sourceOf` names
   * the path that fed a place; `report` hears of every change that coercion made.
   */
  accept(
    payload: Record<string, unknown>,
    sourceOf?: SourceOf,
    report?: (change: CoercionChange) => void,
  ): { readonly payload: Record<string, unknown>; readonly problems: readonly PayloadProblem[] }
}

const none: readonly PayloadProblem[] = []

/** More do not help anybody, and a long list in an event could make very many. */
const mostProblems = 20

/**
 * Coercion and validation of payloads, compiled once; `fields` is what `payloadSchema` makes of an action
 * (definitions.md, Payload validation).
 */
export function compilePayload(
  fields: ObjectSchema,
  schemas: SchemaCompiler,
  evaluation: Evaluation,
): PayloadValidator {
  const check = schemas.compile(fields)
  const coerce = compileCoercion(fields)
  const isSecret = once(() => findSecretPlaces(fields))
  const fits = once(() => compileFits(fields, schemas, evaluation))
  return {
    accept(payload, sourceOf = () => undefined, report = undefined) {
      if (fits()(payload) === true) return { payload, problems: none }
      const coerced = coerce(payload, report)
      const problems = check(coerced)
        .slice(0, mostProblems)
        .map((problem) => describeProblem(problem, coerced, fields, isSecret(), sourceOf))
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
