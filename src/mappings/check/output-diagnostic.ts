import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { didYouMean } from '../../diagnostics/suggest.js'
import type { Variable } from '../../expressions/expression.js'
import { isObject } from '../../json/value.js'
import { problemInWords, typesInWords } from '../../schemas/words.js'
import type { Finding } from './check-output.js'
import { repairFor } from './repair.js'
import { fieldSchema } from './shape-fit.js'
import { typeInWords } from './type-words.js'

/** A finding as a person reads it: what the field needs, what it can only get, what to do. */
export function outputDiagnostic(finding: Finding, root: Variable): Diagnostic {
  const { misfit, place, expression } = finding
  const { rule, found, always } = misfit
  const keys = [...place.keys, ...misfit.keys]
  const name = nameOf(keys)
  const pointer = { pointer: place.pointer }
  if (rule.keyword === 'additionalProperties')
    return {
      code: 'map/unknown-field',
      severity: 'warning',
      message: `there is no field ${name}, so it is left out`,
      ...pointer,
      ...didYouMean(String(keys.at(-1)), [rule.rule].flat().map(String)),
    }
  if (rule.keyword === 'required')
    return {
      code: 'map/required-field',
      severity: always ? 'error' : 'warning',
      message: `${name} is required, and ${expression === undefined ? 'nothing is mapped to it' : 'this never gives it'}`,
      ...pointer,
    }
  if (rule.keyword === 'given')
    return {
      code: 'map/type',
      severity: 'warning',
      message: `${name} is never filled: this mapping gives nothing, whatever comes`,
      ...pointer,
    }
  const but = always ? 'but this mapping can only give' : 'but here it is given'
  const refused = always ? '' : ', which is refused'
  return {
    code: 'map/type',
    severity: always ? 'error' : 'warning',
    message: `${name} ${demand(rule)}, ${but} ${isSecret(schemaAt(place.schema, misfit.keys)) ? 'another value' : typeInWords(found)}${refused}`,
    ...pointer,
    ...(expression === undefined ? {} : repairFor(finding, expression, root)),
  }
}

/** `"items.price"`; the elements of a list share a name. */
export function nameOf(keys: readonly (string | number)[]): string {
  const names = keys.filter((key) => typeof key === 'string')
  if (names.length === 0) return 'the payload'
  return `${typeof keys.at(-1) === 'number' ? 'an element of ' : ''}"${names.join('.')}"`
}

const schemaAt = (schema: unknown, keys: Finding['misfit']['keys']): unknown =>
  keys.reduce(
    (inner, key) =>
      isObject(inner) ? (typeof key === 'number' ? inner.items : fieldSchema(inner, key)) : undefined,
    schema,
  )

/** What stands in for a secret or an address to send to is not shown. */
const isSecret = (schema: unknown): boolean =>
  isObject(schema) && (schema.format === 'password' || schema.target !== undefined)

const demand = (rule: Finding['misfit']['rule']): string =>
  rule.keyword === 'type' ? `needs ${typesInWords(rule.rule)}` : problemInWords(rule)
