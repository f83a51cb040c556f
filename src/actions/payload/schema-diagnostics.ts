import type { DiagnosticCode } from '../../diagnostics/codes.js'
import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { didYouMean } from '../../diagnostics/suggest.js'
import { isJson } from '../../json/is-json.js'
import { pointerKeys, pointerTo } from '../../json/pointer.js'
import type { InterpretedSchemas } from './interpreted-schemas.js'
import type { SchemaProblem } from './schema-problem.js'
import { schemaProblemInWords } from './schema-problem-words.js'

/** A value held to a JSON Schema, as diagnostics with pointers into the value. */
export function checkAgainst(
  schemas: InterpretedSchemas,
  schema: object,
  value: unknown,
  code: DiagnosticCode,
): readonly Diagnostic[] {
  // What is no JSON has no fields to speak of: a cycle, a function.
  const problems = isJson(value) ? schemas.interpret(schema)(value) : [notJson]
  return problems.map((problem) => {
    const pointer =
      problem.property === undefined ? problem.pointer : pointerTo(problem.pointer, problem.property)
    const message = `${nameOf(pointer)} ${schemaProblemInWords(problem)}`
    return { code, severity: 'error', message, pointer, ...hintFor(problem, schema) }
  })
}

const notJson: SchemaProblem = { pointer: '', keyword: 'json', rule: true }

/** The last key, or the list with its index: `"events/0"`. */
function nameOf(pointer: string): string {
  const keys = pointerKeys(pointer)
  const last = keys.at(-1)
  if (last === undefined) return 'it'
  return `"${/^\d+$/.test(last) ? keys.slice(-2).join('/') : last}"`
}

function hintFor(problem: SchemaProblem, schema: object): { hint?: string } {
  if (problem.keyword === 'additionalProperties' && problem.property !== undefined) {
    const known = knownKeys(schema, pointerKeys(problem.pointer))
    return known.length === 0 ? {} : didYouMean(problem.property, known)
  }
  return {}
}

/** The keys that a schema declares for the object at a place. */
function knownKeys(schema: unknown, keys: readonly string[]): readonly string[] {
  const place = keys.reduce<unknown>(
    (inner, key) =>
      field(field(inner, 'properties'), key) ?? field(inner, 'items') ?? field(inner, 'additionalProperties'),
    schema,
  )
  return Object.keys(field(place, 'properties') ?? {})
}

function field(value: unknown, key: string): object | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const inner: unknown = Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined
  return typeof inner === 'object' && inner !== null ? inner : undefined
}
