import { pointerKeys } from '../../json/pointer.js'
import type { FieldSchema, ObjectSchema } from '../schema-definition.js'
import type { SchemaProblem } from './schema-problem.js'
import { missingIn, schemaProblemInWords } from './schema-problem-words.js'

/** A payload that does not fit. Plain JSON; holds no secret. */
export interface PayloadProblem {
  /** The fields at fault, by their names in the payload. */
  readonly fields: readonly string[]
  /** `Email: must be an email address, got "n/a" (from $.traits.email)`. */
  readonly message: string
}

/** The path that fed a place of the payload, as text. */
export type SourceOf = (keys: readonly string[]) => string | undefined

/** A problem of a payload as a person reads it: the titles of its fields, the value, where that came from. */
export function describeProblem(
  problem: SchemaProblem,
  payload: unknown,
  schema: ObjectSchema,
  isSecret: (keys: readonly string[]) => boolean,
  sourceOf: SourceOf,
): PayloadProblem {
  const { property } = problem
  const place = pointerKeys(problem.pointer)
  const keys = property === undefined ? place : [...place, property]
  const nameOf = (name: string) => `"${titleOf([...place, ...name.split('.')], schema).at(-1)}"`
  const missing = missingIn(problem)?.flat()
  const isAboutFields =
    property !== undefined || problem.choices?.some((one) => isBelow(one, problem.pointer))
  const found =
    isAboutFields === true || keys.length === 0 ? '' : foundInWords(valueAt(payload, keys), isSecret(keys))
  const source = missing === undefined && keys.length > 0 ? sourceOf(keys) : undefined
  const from = source === undefined ? '' : ` (from ${source})`
  return {
    fields: keys.length === 0 ? (missing ?? []) : keys.slice(0, 1),
    message: `${placeInWords(titleOf(keys, schema))}: ${schemaProblemInWords(problem, nameOf)}${found}${from}`,
  }
}

const isBelow = (problems: readonly SchemaProblem[], pointer: string): boolean =>
  problems.some((problem) => problem.property !== undefined || problem.pointer !== pointer)

/** The keys of a place, each by the title of its field where that has one; indexes stay numbers in text. */
function titleOf(keys: readonly string[], schema: FieldSchema | undefined): readonly string[] {
  const [key, ...rest] = keys
  if (key === undefined) return []
  const inner = innerSchema(schema, key)
  return [inner?.title ?? key, ...titleOf(rest, inner)]
}

function innerSchema(schema: FieldSchema | undefined, key: string): FieldSchema | undefined {
  const { properties = {}, items, additionalProperties } = schema ?? {}
  if (Object.hasOwn(properties, key)) return properties[key]
  return items ?? (typeof additionalProperties === 'object' ? additionalProperties : undefined)
}

const longestName = 120

/** `Items[0].Price`. */
function placeInWords([first, ...rest]: readonly string[]): string {
  if (first === undefined) return 'The payload'
  const name = rest.reduce((text, key) => (/^\d+$/.test(key) ? `${text}[${key}]` : `${text}.${key}`), first)
  return cut(name, longestName)
}

const longestValue = 60

/** `, got "n/a"`; nothing for a secret, long values cut. */
function foundInWords(value: unknown, isSecret: boolean): string {
  if (isSecret) return ''
  return `, got ${cut(valueInWords(value), longestValue)}`
}

/** Not more of a long text than is shown; what JSON has no word for, such as a function, by its kind. */
function valueInWords(value: unknown): string {
  if (typeof value === 'number') return String(value)
  const shown = typeof value === 'string' ? value.slice(0, longestValue) : value
  return JSON.stringify(shown) ?? `a ${typeof value}`
}

/** Never through the middle of a character. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text
  return `${Array.from(text.slice(0, most + 1))
    .slice(0, -1)
    .join('')}…`
}

function valueAt(root: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    root,
  )
}
