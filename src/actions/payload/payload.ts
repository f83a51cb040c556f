import { holdToJson } from '../../expressions/hold-to-json.js'
import type { NativeFunction } from '../../expressions/native.js'
import { once } from '../../lazy/once.js'
import type { ObjectSchema } from '../schema-definition.js'
import { findSecretPlaces } from '../secrets.js'
import { type CoercionChange, compileCoercion } from './coercion.js'
import { describeProblem, type PayloadProblem, type SourceOf } from './payload-problem.js'
import type { SchemaCheck } from './schema-problem.js'

export interface PayloadValidator {
  /**
   * The payload as the action takes it, and what it still does not fit. Never writes to its input. `sourceOf` names
   * the path that fed a place; `report` hears of every change that coercion made. Throws `ValueFailure` where the
   * payload could not be written as JSON.
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
 * Coercion and validation of payloads (definitions.md, Payload validation). `fields` is what `payloadSchema` makes of an
 * action, `check` holds a value to it; `linkFits` gives a function that is true only where neither would do anything.
 */
export function payloadValidator(
  fields: ObjectSchema,
  check: SchemaCheck,
  linkFits: () => NativeFunction,
): PayloadValidator {
  const coerce = compileCoercion(fields)
  const isSecret = once(() => findSecretPlaces(fields))
  const fits = once(linkFits)
  return {
    accept(payload, sourceOf = () => undefined, report = undefined) {
      if (fits()(payload) === true) return { payload, problems: none }
      const coerced = coerce(payload, report)
      holdToJson(coerced)
      const problems = check(coerced)
        .slice(0, mostProblems)
        .map((problem) => describeProblem(problem, coerced, fields, isSecret(), sourceOf))
      return { payload: coerced, problems }
    },
  }
}
