import { isList, isObject, type Json, type JsonObject } from '../../../json/value.js'
import { formats } from '../../../schemas/formats.js'
import { compilePattern } from '../../../schemas/pattern.js'
import type { Convert } from './convert-schema.js'
import { firstSentence } from './first-sentence.js'
import type { Losses } from './losses.js'
import { asJson, child, entries, isTrue, items, type Node, text } from './node.js'

/** Keywords that mean the same in a definition. */
const plain = [
  'enum',
  'const',
  'multipleOf',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
]

/** Keywords that are told of, and left out. */
const unsaid = [
  'not',
  'if',
  'patternProperties',
  'propertyNames',
  'prefixItems',
  'contains',
  'dependentSchemas',
  'dependentRequired',
  'unevaluatedProperties',
]

/** The keywords of one schema as JSON Schema has them, without those that join schemas. */
export function keywordsOf(node: Node, losses: Losses, name: string, inner: Convert): JsonObject {
  for (const keyword of unsaid)
    if (child(node, keyword).value !== undefined) losses.add(name, `the rule "${keyword}" is left out`)
  const title = text(node, 'title')
  const description = firstSentence(text(node, 'description'))
  const list = child(node, 'items')
  return {
    ...typeOf(node, losses, name),
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...Object.fromEntries(
      plain.flatMap((keyword) => {
        const value = asJson(child(node, keyword))
        return value === undefined ? [] : [[keyword, value]]
      }),
    ),
    ...limitsOf(node),
    ...textRulesOf(node, losses, name),
    ...propertiesOf(node, losses, name, inner),
    ...(list.value === undefined ? {} : { items: inner(list, `${name}[]`) }),
    ...otherKeysOf(node, inner, name),
    ...(isTrue(node, 'deprecated') ? { deprecated: true } : {}),
    ...examplesOf(node),
  }
}

const types = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null']

/** In 3.0 null is a keyword of its own, in 3.1 a type. */
function typeOf(node: Node, losses: Losses, name: string): JsonObject {
  const { value } = child(node, 'type')
  const written = [value].flat().filter((one) => one !== undefined)
  const known = types.filter((type) => written.includes(type))
  if (known.length < written.length) losses.add(name, `the type ${JSON.stringify(value)} is left out`)
  const implied = isObject(child(node, 'properties').value)
    ? ['object']
    : child(node, 'items').value === undefined
      ? []
      : ['array']
  const named = known.length > 0 ? known : implied
  if (named.length === 0) return {}
  const all = isTrue(node, 'nullable') && !named.includes('null') ? [...named, 'null'] : named
  return { type: all.length === 1 ? all.join() : all }
}

/** In 3.0 `exclusiveMinimum` says of `minimum` that it is outside; in 3.1 it is a number. */
function limitsOf(node: Node): JsonObject {
  const limits = [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ].flatMap(([keyword = '', limit = '']) => {
    const { value: written } = child(node, keyword)
    const number = asJson(child(node, limit))
    if (written === true) return number === undefined ? [] : [[keyword, number]]
    return [
      ...(number === undefined ? [] : [[limit, number]]),
      ...(typeof written === 'number' ? [[keyword, written]] : []),
    ]
  })
  return Object.fromEntries(limits)
}

function textRulesOf(node: Node, losses: Losses, name: string): JsonObject {
  const format = text(node, 'format')
  const pattern = text(node, 'pattern')
  if (format === 'binary' || text(node, 'contentMediaType') !== undefined)
    losses.add(name, 'a file is sent as text')
  const problem = pattern === undefined ? undefined : patternProblem(pattern)
  if (problem !== undefined) losses.add(name, `the pattern is left out: ${problem}`)
  return {
    ...(format !== undefined && formats.has(format) && isText(node) ? { format } : {}),
    ...(pattern === undefined || problem !== undefined ? {} : { pattern }),
  }
}

/** A format such as `int32` speaks of numbers, which no rule of ours needs. */
const isText = (node: Node): boolean => {
  const { value } = child(node, 'type')
  return value === undefined || [value].flat().includes('string')
}

function patternProblem(pattern: string): string | undefined {
  try {
    compilePattern(pattern)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** What is only read is not sent. A key that an object of JavaScript can not take by its name is told of. */
function propertiesOf(node: Node, losses: Losses, name: string, inner: Convert): JsonObject {
  const all = entries(child(node, 'properties'))
  const sent = all.filter(([key, part]) => !isTrue(part, 'readOnly') && key !== '__proto__')
  if (all.some(([key]) => key === '__proto__')) losses.add(`${name}.__proto__`, 'no field can have this name')
  const required = items(child(node, 'required')).flatMap(({ value }) => {
    const isSent = typeof value === 'string' && (all.length === 0 || sent.some(([key]) => key === value))
    return isSent ? [value] : []
  })
  const properties = sent.map(([key, part]) => [key, inner(part, `${name}.${key}`)])
  return {
    ...(required.length === 0 ? {} : { required: [...new Set(required)] }),
    ...(properties.length === 0 ? {} : { properties: Object.fromEntries(properties) }),
  }
}

function otherKeysOf(node: Node, inner: Convert, name: string): JsonObject {
  const others = child(node, 'additionalProperties')
  if (typeof others.value === 'boolean') return { additionalProperties: others.value }
  return isObject(others.value) ? { additionalProperties: inner(others, `${name}.*`) } : {}
}

const longestExample = 80

/** What the description shows a value by. */
function examplesOf(node: Node): JsonObject {
  const many: Json | undefined = asJson(child(node, 'examples'))
  const [first] = isList(many) ? many : []
  const shown = asJson(child(node, 'example')) ?? first
  const isShown = shown !== undefined && shown !== null && JSON.stringify(shown).length <= longestExample
  return isShown ? { examples: [shown] } : {}
}
