import { listed } from '../diagnostics/listed.js'
import { didYouMean } from '../diagnostics/suggest.js'
import { pointerTo } from '../json/pointer.js'
import { isObject, type Json } from '../json/value.js'
import { isDirective } from './is-directive.js'

/**
 * The part of JSON Schema that says what a directive's options are. A nested mapping is a `$ref`: it is checked when
 * it is lowered, and `literal` says which kinds of value make sense there where it is written out.
 */
export type OptionSchema = {
  readonly description?: string
} & (
  | { readonly $ref: '#/$defs/mapping'; readonly literal?: readonly OptionType[] }
  | { readonly $ref: '#/$defs/path' | '#/$defs/condition' | '#/$defs/template' | '#/$defs/json' }
  | {
      readonly type: 'string'
      readonly enum?: readonly string[]
      readonly minLength?: number
      readonly pattern?: string
    }
  | { readonly type: 'boolean' }
  | { readonly type: 'number' | 'integer'; readonly minimum?: number; readonly maximum?: number }
  | {
      readonly type: 'object'
      readonly properties?: { readonly [option: string]: OptionSchema }
      readonly required?: readonly string[]
      /** Exactly one of these options. */
      readonly oneOf?: readonly { readonly required: readonly [string] }[]
      readonly minProperties?: 1
      /** False where it is left out: an unknown option is a mistake. */
      readonly additionalProperties?: OptionSchema
    }
  | {
      readonly type: 'array'
      readonly items?: OptionSchema
      readonly prefixItems?: readonly OptionSchema[]
      readonly minItems?: number
      readonly maxItems?: number
    }
  | { readonly anyOf: readonly OptionSchema[] }
)

type OptionType = 'string' | 'number' | 'boolean' | 'null' | 'array' | 'object'

export interface OptionProblem {
  readonly pointer: string
  readonly message: string
  readonly hint?: string
}

/** Everything in which `options` does not fit `schema`; pointers go on from `pointer`. */
export function checkOptions(schema: OptionSchema, options: Json, pointer: string): OptionProblem[] {
  const problem = (message: string): OptionProblem[] => [{ pointer, message }]
  if ('anyOf' in schema) return checkAny(schema.anyOf, options, pointer)
  if ('$ref' in schema) return checkReference(schema, options, pointer)
  switch (schema.type) {
    case 'string':
      if (typeof options !== 'string') return problem(`text is needed, not ${describe(options)}`)
      if (schema.enum !== undefined && !schema.enum.includes(options))
        return [
          {
            pointer,
            message: `"${options}" is not ${schema.enum.length > 1 ? 'one of ' : ''}${quoted(schema.enum)}`,
            ...didYouMean(options, schema.enum),
          },
        ]
      if (options.length < (schema.minLength ?? 0)) return problem('the text must not be empty')
      if (schema.pattern !== undefined && !new RegExp(schema.pattern).test(options))
        return problem(`"${options}" is not ${schema.description ?? `of the form ${schema.pattern}`}`)
      return []
    case 'boolean':
      return typeof options === 'boolean' ? [] : problem(`true or false is needed, not ${describe(options)}`)
    case 'number':
    case 'integer':
      if (typeof options !== 'number' || (schema.type === 'integer' && !Number.isInteger(options)))
        return problem(
          `${schema.type === 'integer' ? 'a whole number' : 'a number'} is needed, not ${describe(options)}`,
        )
      if (options < (schema.minimum ?? -Infinity) || options > (schema.maximum ?? Infinity))
        return problem(`${options} is not between ${schema.minimum ?? '-∞'} and ${schema.maximum ?? '∞'}`)
      return []
    case 'object':
      return isObject(options)
        ? checkObject(schema, options, pointer)
        : problem(`an object is needed, not ${describe(options)}`)
    case 'array':
      return Array.isArray(options)
        ? checkList(schema, options, pointer)
        : problem(`a list is needed, not ${describe(options)}`)
  }
}

function checkReference(
  schema: Extract<OptionSchema, { $ref: string }>,
  options: Json,
  pointer: string,
): OptionProblem[] {
  if (schema.$ref === '#/$defs/mapping') {
    const types = schema.literal
    // A directive, and an object or list that may hold directives, is only known when it is lowered.
    if (types === undefined || isDirective(options) || types.includes(typeInSchema(options))) return []
    return [{ pointer, message: `${types.map(inWords).join(' or ')} is needed, not ${describe(options)}` }]
  }
  if (schema.$ref === '#/$defs/json' || typeof options === 'string') return []
  return [{ pointer, message: `a ${schema.$ref.slice('#/$defs/'.length)} is text, not ${describe(options)}` }]
}

function checkObject(
  schema: Extract<OptionSchema, { type: 'object' }>,
  options: Record<string, unknown>,
  pointer: string,
): OptionProblem[] {
  const known = Object.keys(schema.properties ?? {})
  const given = Object.entries(options).filter(([, value]) => value !== undefined)
  const has = (name: string) => given.some(([other]) => other === name)
  const missing = (schema.required ?? [])
    .filter((name) => !has(name))
    .map((name) => ({ pointer, message: `the option "${name}" is missing` }))
  const present = given.flatMap(([name, value]) => {
    const place = pointerTo(pointer, name)
    const inner = known.includes(name) ? schema.properties?.[name] : schema.additionalProperties
    return inner === undefined
      ? [
          {
            pointer: place,
            message: `there is no option "${name}"; there is ${quoted(known)}`,
            ...didYouMean(name, known),
          },
        ]
      : checkOptions(inner, value as Json, place)
  })
  if (given.length < (schema.minProperties ?? 0))
    missing.push({ pointer, message: 'the object must not be empty' })
  return [...missing, ...checkExclusive(schema.oneOf, has, pointer), ...present]
}

/** Of options that exclude each other exactly one must be given. */
function checkExclusive(
  alternatives: readonly { readonly required: readonly [string] }[] | undefined,
  has: (name: string) => boolean,
  pointer: string,
): OptionProblem[] {
  if (alternatives === undefined) return []
  const names = alternatives.map(({ required: [name] }) => name)
  const given = names.filter(has)
  if (given.length === 1) return []
  if (given.length === 0) return [{ pointer, message: `one of ${quoted(names, 'or')} is needed` }]
  return [{ pointer, message: `${quoted(given)} exclude each other`, hint: 'keep one of them' }]
}

function checkList(
  schema: Extract<OptionSchema, { type: 'array' }>,
  options: readonly Json[],
  pointer: string,
): OptionProblem[] {
  const {
    prefixItems = [],
    items,
    minItems = 0,
    maxItems = items === undefined ? prefixItems.length : Infinity,
  } = schema
  if (options.length < minItems || options.length > maxItems)
    return [
      {
        pointer,
        message: `the list has ${elements(options.length)}, not ${range(minItems, maxItems)}`,
      },
    ]
  return options.flatMap((option, index) => {
    const inner = prefixItems[index] ?? items
    return inner === undefined ? [] : checkOptions(inner, option, pointerTo(pointer, index))
  })
}

/** The problems of the alternative that comes closest. */
function checkAny(alternatives: readonly OptionSchema[], options: Json, pointer: string): OptionProblem[] {
  const closest = closestOf(alternatives, options)
  return closest === undefined ? [] : checkOptions(closest, options, pointer)
}

/** The alternative that fits, else the one with the problem that lies deepest. */
function closestOf(alternatives: readonly OptionSchema[], options: Json): OptionSchema | undefined {
  const tries = alternatives.map((schema) => {
    const lengths = checkOptions(schema, options, '').map((problem) => problem.pointer.length)
    return { schema, depth: lengths.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...lengths) }
  })
  const deepest = Math.max(...tries.map(({ depth }) => depth))
  return tries.find(({ depth }) => depth === deepest)?.schema
}

/** A part of options that is written in the language itself, with the keys that lead to it. */
export interface NestedPart {
  readonly kind: 'mapping' | 'path' | 'template' | 'condition' | 'json'
  readonly value: Json
  readonly keys: readonly (string | number)[]
}

const kinds = {
  '#/$defs/mapping': 'mapping',
  '#/$defs/path': 'path',
  '#/$defs/template': 'template',
  '#/$defs/condition': 'condition',
  '#/$defs/json': 'json',
} as const

/** The parts of options that are written in the language itself, as far as the options fit their schema. */
export function nestedParts(
  schema: OptionSchema,
  value: Json,
  keys: readonly (string | number)[] = [],
): readonly NestedPart[] {
  if ('$ref' in schema) return [{ kind: kinds[schema.$ref], value, keys }]
  if ('anyOf' in schema) {
    const closest = closestOf(schema.anyOf, value)
    return closest === undefined ? [] : nestedParts(closest, value, keys)
  }
  if (schema.type === 'object' && isObject(value)) {
    const { properties = {}, additionalProperties } = schema
    return Object.entries(value).flatMap(([name, item]) => {
      const inner = Object.hasOwn(properties, name) ? properties[name] : additionalProperties
      return inner === undefined || item === undefined
        ? []
        : nestedParts(inner, item as Json, [...keys, name])
    })
  }
  if (schema.type === 'array' && Array.isArray(value)) {
    return value.flatMap((item: Json, index) => {
      const inner = schema.prefixItems?.[index] ?? schema.items
      return inner === undefined ? [] : nestedParts(inner, item, [...keys, index])
    })
  }
  return []
}

const elements = (count: number): string => `${count} ${count === 1 ? 'element' : 'elements'}`

const range = (min: number, max: number): string =>
  max === Infinity ? `at least ${elements(min)}` : min === max ? String(min) : `${min} to ${max}`

const quoted = (names: readonly string[], last: 'and' | 'or' = 'and'): string =>
  listed(
    names.map((name) => `"${name}"`),
    last,
  )

function typeInSchema(value: Json): OptionType {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : (typeof value as OptionType)
}

const words: Readonly<Record<OptionType, string>> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  null: 'null',
  array: 'a list',
  object: 'an object',
}
const inWords = (type: OptionType): string => words[type]

/** What a value is, for a message: `text`, `a number (5)`. */
function describe(value: Json): string {
  const type = typeInSchema(value)
  if (type === 'number') return `the number ${value}`
  if (type === 'string') return `the text "${value}"`
  return type === 'boolean' ? String(value) : inWords(type)
}
