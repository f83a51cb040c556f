import { equalJson } from '../../../json/equal.js'
import { isObject } from '../../../json/value.js'
import { typeTests } from '../../../schemas/conversion.js'
import { formats } from '../../../schemas/formats.js'
import { isMultipleOf } from '../../../schemas/multiple-of.js'
import { compilePattern } from '../../../schemas/pattern.js'
import { type Keyword, refuseRule } from './keyword.js'

/** Whether a value meets a rule; what the rule does not speak of meets it. */
type Holds = (value: unknown) => boolean

/** A keyword that asks one question of the value itself. */
const question = (name: string, holdsFor: (rule: unknown) => Holds): Keyword => ({
  name,
  compile(rule) {
    const holds = holdsFor(rule)
    return (value, pointer, { problems }) => {
      if (!holds(value)) problems.push({ pointer, keyword: name, rule })
    }
  },
})

const ofNumbers = (name: string, holds: (value: number, rule: number) => boolean): Keyword =>
  question(name, (rule) =>
    typeof rule === 'number'
      ? (value) => typeof value !== 'number' || !Number.isFinite(value) || holds(value, rule)
      : refuseRule(name, 'a number'),
  )

const ofSizes = (
  name: string,
  sizeOf: (value: unknown) => number | undefined,
  holds: (size: number, rule: number) => boolean,
): Keyword =>
  question(name, (rule) => {
    if (typeof rule !== 'number' || !Number.isInteger(rule) || rule < 0)
      return refuseRule(name, 'a whole number, 0 or more')
    return (value) => {
      const size = sizeOf(value)
      return size === undefined || holds(size, rule)
    }
  })

const atLeast = (size: number, rule: number) => size >= rule
const atMost = (size: number, rule: number) => size <= rule

/** Schemas count characters, not the units of UTF-16. */
function characters(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined
  let count = 0
  for (const _ of value) count += 1
  return count
}
const elements = (value: unknown) => (Array.isArray(value) ? value.length : undefined)
const entries = (value: unknown) => (isObject(value) ? Object.keys(value).length : undefined)

/** Keywords that look at a value, and into no part of it by a schema. */
export const scalarKeywords: readonly Keyword[] = [
  question('type', (rule) => {
    const names = [rule].flat().map(String)
    const tests = names.map(
      (name) =>
        (Object.hasOwn(typeTests, name) ? typeTests[name] : undefined) ??
        refuseRule('type', `a type, and "${name}" is none`),
    )
    if (names.length === 0 || new Set(names).size < names.length)
      return refuseRule('type', 'a type or a list of types, each of them once')
    return (value) => tests.some((test) => test(value))
  }),
  question('const', (rule) => (value) => equalJson(value, rule)),
  question('enum', (rule) =>
    Array.isArray(rule) && rule.length > 0
      ? (value) => rule.some((choice) => equalJson(value, choice))
      : refuseRule('enum', 'a list that is not empty'),
  ),
  question('format', (rule) => {
    const format = formats.get(String(rule)) ?? refuseRule('format', `a format, and "${rule}" is none`)
    return (value) => typeof value !== format.type || format.test(value)
  }),
  question('pattern', (rule) => {
    if (typeof rule !== 'string') return refuseRule('pattern', 'text')
    const matches = compilePattern(rule)
    return (value) => typeof value !== 'string' || matches(value)
  }),
  ofSizes('minLength', characters, atLeast),
  ofSizes('maxLength', characters, atMost),
  ofNumbers('minimum', (value, least) => value >= least),
  ofNumbers('maximum', (value, most) => value <= most),
  ofNumbers('exclusiveMinimum', (value, least) => value > least),
  ofNumbers('exclusiveMaximum', (value, most) => value < most),
  question('multipleOf', (rule) =>
    typeof rule === 'number' && rule > 0
      ? (value) => typeof value !== 'number' || !Number.isFinite(value) || isMultipleOf(value, rule)
      : refuseRule('multipleOf', 'a number above 0'),
  ),
  ofSizes('minItems', elements, atLeast),
  ofSizes('maxItems', elements, atMost),
  question('uniqueItems', (rule) =>
    typeof rule === 'boolean'
      ? (value) => !rule || !Array.isArray(value) || isUnique(value)
      : refuseRule('uniqueItems', 'true or false'),
  ),
  ofSizes('minProperties', entries, atLeast),
  ofSizes('maxProperties', entries, atMost),
]

/** Scalars by a set; objects and lists, of which there are few, one by one. */
function isUnique(list: readonly unknown[]): boolean {
  const scalars = list.filter((item) => typeof item !== 'object' || item === null)
  const others = list.filter((item) => typeof item === 'object' && item !== null)
  return (
    new Set(scalars).size === scalars.length &&
    others.every((item, index) => !others.slice(0, index).some((before) => equalJson(before, item)))
  )
}
