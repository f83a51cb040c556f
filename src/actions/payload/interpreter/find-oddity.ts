import { isObject } from '../../../json/value.js'
import { type Keywords, typesOf } from '../../../schemas/keywords.js'
import { compilePattern } from '../../../schemas/pattern.js'
import { schemaAt } from '../../../schemas/schema-at.js'
import { mapSubschemas } from '../../../schemas/subschemas.js'

/**
 * What in a schema that is one can not have been meant: a keyword that never asks anything, or of values that there can
 * not be. The strict mode of Ajv finds the same, at the price of generating code. Undefined where there is nothing.
 */
export function findOddity(schema: object): string | undefined {
  return repeatedName(schema) ?? oddityIn(schema, [], { root: schema, seen: new Set() })
}

/** A name that two schemas in one have: a reference to it would lead to either. */
function repeatedName(root: object): string | undefined {
  const names = new Set<string>()
  const visit = (schema: unknown): string | undefined => {
    if (!isObject(schema)) return undefined
    for (const keyword of ['$id', '$anchor']) {
      const name = `${keyword} ${JSON.stringify(schema[keyword])}`
      if (schema[keyword] !== undefined && names.has(name)) return `two schemas have the ${name}`
      names.add(name)
    }
    let found: string | undefined
    mapSubschemas(schema, (inner) => {
      found ??= visit(inner)
      return inner
    })
    return found
  }
  return visit(root)
}

interface Search {
  readonly root: object
  /** The schemas that references led to: one may lead back to itself. */
  readonly seen: Set<unknown>
}

type Types = readonly string[]

/** `around` are the types that schemas of the same value leave; none where they say nothing. */
function oddityIn(schema: unknown, around: Types, search: Search): string | undefined {
  if (!isObject(schema)) return undefined
  const own = typesOf(schema)
  const outside = own.find((type) => around.length > 0 && !isAmong(type, around))
  if (outside !== undefined)
    return `the type "${outside}" can not be, where the schema around it says "${around.join('", "')}"`
  const types = own.length === 0 ? around : own
  return oddKeyword(schema, types) ?? first(partsOf(schema, types), search) ?? oddReference(schema, search)
}

const isAmong = (type: string, types: Types): boolean =>
  types.includes(type) || (type === 'integer' && types.includes('number'))

function first(parts: readonly Part[], search: Search): string | undefined {
  for (const [part, types] of parts) {
    const oddity = oddityIn(part, types, search)
    if (oddity !== undefined) return oddity
  }
  return undefined
}

/** The keywords that ask something of one type of values only. */
const typed: readonly (readonly [type: string, keywords: readonly string[]])[] = [
  ['number', ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']],
  ['string', ['minLength', 'maxLength', 'pattern']],
  [
    'object',
    [
      ...['properties', 'required', 'additionalProperties', 'patternProperties', 'propertyNames'],
      ...['dependentRequired', 'dependentSchemas', 'minProperties', 'maxProperties', 'unevaluatedProperties'],
    ],
  ],
  [
    'array',
    [
      ...['items', 'prefixItems', 'contains', 'minContains', 'maxContains'],
      ...['minItems', 'maxItems', 'uniqueItems', 'unevaluatedItems'],
    ],
  ],
]

function oddKeyword(schema: Keywords, types: Types): string | undefined {
  const has = (keyword: string) => Object.hasOwn(schema, keyword) && schema[keyword] !== undefined
  for (const [type, keywords] of typed) {
    const found = keywords.find(has)
    if (found !== undefined && !types.some((known) => isAmong(known, [type])))
      return `"${found}" asks nothing where no "type" says "${type}"`
  }
  if (has('format') && !types.some((type) => isAmong(type, ['number', 'string'])))
    return '"format" asks nothing where no "type" says "string"'
  if (!has('if') && (has('then') || has('else'))) return '"then" and "else" ask nothing without an "if"'
  if (has('if') && !has('then') && !has('else')) return '"if" asks nothing without a "then" or an "else"'
  if (!has('contains') && (has('minContains') || has('maxContains')))
    return '"minContains" and "maxContains" ask nothing without a "contains"'
  return oddContains(schema) ?? oddTuple(schema) ?? oddProperties(schema)
}

function oddContains({ contains, minContains = 1, maxContains }: Keywords): string | undefined {
  if (contains === undefined) return undefined
  if (minContains === 0 && maxContains === undefined)
    return '"contains" asks nothing of lists that may lack it'
  return maxContains !== undefined && Number(minContains) > Number(maxContains)
    ? '"minContains" is more than "maxContains", so nothing fits'
    : undefined
}

/** A list whose elements have places has as many of them, unless it says otherwise. */
function oddTuple({ prefixItems, items, minItems, maxItems }: Keywords): string | undefined {
  if (!Array.isArray(prefixItems)) return undefined
  const { length } = prefixItems
  return minItems === length && (maxItems === length || items === false)
    ? undefined
    : `"prefixItems" has ${length}, so "minItems" and "maxItems" must be ${length}`
}

function oddProperties({ properties, patternProperties }: Keywords): string | undefined {
  if (!isObject(properties) || !isObject(patternProperties)) return undefined
  for (const pattern of Object.keys(patternProperties)) {
    const name = Object.keys(properties).find(compilePattern(pattern))
    if (name !== undefined)
      return `the property "${name}" is declared, and "${pattern}" is found in its name too`
  }
  return undefined
}

type Part = readonly [schema: unknown, types: Types]

/** Every schema directly in a schema, with what is known of the types of its values. */
function partsOf(schema: Keywords, types: Types): readonly Part[] {
  const listed = (...keywords: readonly string[]) =>
    keywords.flatMap((keyword) => [schema[keyword] ?? []].flat())
  const named = (...keywords: readonly string[]) =>
    keywords.flatMap((keyword) => Object.values(isObject(schema[keyword]) ? schema[keyword] : {}))
  const same = [
    ...listed('allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else'),
    ...named('dependentSchemas'),
  ]
  const inside = [
    ...named('properties', 'patternProperties'),
    ...listed('additionalProperties', 'unevaluatedProperties'),
    ...listed('items', 'prefixItems', 'contains', 'unevaluatedItems'),
  ]
  return [
    ...same.map((part) => [part, types] as const),
    ...inside.map((part) => [part, []] as const),
    ...listed('propertyNames').map((part) => [part, ['string']] as const),
  ]
}

function oddReference({ $ref }: Keywords, search: Search): string | undefined {
  const target = typeof $ref === 'string' ? schemaAt($ref, search.root) : undefined
  if (target === undefined || search.seen.has(target)) return undefined
  search.seen.add(target)
  return oddityIn(target, [], search)
}
