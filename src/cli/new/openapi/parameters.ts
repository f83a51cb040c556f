import { isObject, type Json, type JsonObject } from '../../../json/value.js'
import { convertSchema, type Reading } from './convert-schema.js'
import { firstSentence } from './first-sentence.js'
import { asJson, child, entries, isTrue, items, type Node, text } from './node.js'
import type { Operation } from './operations.js'
import type { Part } from './part.js'

/** What is no parameter, whatever a description says (OpenAPI 3.1, "Parameter Object", `name`). */
const ownHeaders = new Set(['accept', 'content-type', 'authorization'])

/** The parameters of an operation as parts of its request: its own before those of its path. */
export function parametersOf(operation: Operation, reading: Reading): readonly Part[] {
  const own = parametersAt(operation.node, reading)
  const shared = parametersAt(operation.shared, reading)
  const all = new Map([...shared, ...own].map((parameter) => [keyOf(parameter), parameter]))
  const declared = [...all.values()].flatMap((parameter) => partsOf(parameter, reading))
  const undeclared = holesOf(operation.path).filter(
    (name) => !declared.some((part) => part.in === 'path' && part.name === name),
  )
  return [...undeclared.map(undeclaredPart), ...declared]
}

const parametersAt = (node: Node, { references }: Reading): readonly Node[] =>
  items(child(node, 'parameters'))
    .flatMap((parameter) => references.follow(parameter)?.node ?? [])
    .filter(({ value }) => isObject(value))

const keyOf = (parameter: Node): string => `${text(parameter, 'in')} ${text(parameter, 'name')}`

/** The names between the braces of a path. */
export const holesOf = (path: string): readonly string[] =>
  [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name)

const undeclaredPart = (name: string): Part => ({
  in: 'path',
  name,
  schema: { type: 'string' },
  required: true,
})

function partsOf(parameter: Node, reading: Reading): readonly Part[] {
  const { losses } = reading
  const name = text(parameter, 'name')
  const place = text(parameter, 'in')
  if (name === undefined || name === '__proto__') {
    losses.add(`a parameter in ${place ?? 'no place'}`, 'it has no name that a field can have')
    return []
  }
  const label = `${place} parameter ${name}`
  if (place === 'cookie') {
    losses.add(label, 'cookies are not sent')
    return []
  }
  if (place !== 'path' && place !== 'query' && place !== 'header') {
    losses.add(label, 'nothing says where it goes')
    return []
  }
  if (place === 'header' && ownHeaders.has(name.toLowerCase())) return []
  const schema = schemaOf(parameter, reading, label)
  const required = place === 'path' || isTrue(parameter, 'required')
  const part: Part = { in: place, name, schema, required, ...shownBy(parameter) }
  if (child(parameter, 'content').value !== undefined) return [part]
  return place === 'query' ? queryParts(part, parameter, reading, label) : [inText(part, reading, label)]
}

function schemaOf(parameter: Node, reading: Reading, label: string): JsonObject {
  const [, media] = entries(child(parameter, 'content'))[0] ?? []
  const schema = convertSchema(child(media ?? parameter, 'schema'), reading, label)
  const description = firstSentence(text(parameter, 'description'))
  return {
    ...schema,
    ...(description === undefined ? {} : { description }),
    ...(isTrue(parameter, 'deprecated') ? { deprecated: true } : {}),
  }
}

function shownBy(parameter: Node): { readonly shown?: Json } {
  const [, first] = entries(child(parameter, 'examples'))[0] ?? []
  const shown = asJson(child(parameter, 'example')) ?? (first && asJson(child(first, 'value')))
  return shown === undefined ? {} : { shown }
}

const separators: ReadonlyMap<string, string> = new Map([
  ['form', ','],
  ['spaceDelimited', ' '],
  ['pipeDelimited', '|'],
])

/** How lists and objects stand in a query (OpenAPI 3.1, "Style Values"). */
function queryParts(part: Part, parameter: Node, { losses }: Reading, label: string): readonly Part[] {
  const style = text(parameter, 'style') ?? 'form'
  const explode = child(parameter, 'explode').value ?? style === 'form'
  const types = [part.schema.type].flat()
  if (types.includes('array')) {
    const separator = separators.get(style)
    return [explode === true || separator === undefined ? part : { ...part, separator }]
  }
  const { properties } = part.schema
  if (!types.includes('object')) return [part]
  const isSpread = explode === true && (style === 'form' || style === 'deepObject')
  if (!isSpread || !isObject(properties)) {
    losses.add(label, 'an object is sent as JSON')
    return [part]
  }
  const needed = [part.schema.required ?? []].flat()
  return Object.entries(properties).map(([key, schema]) => ({
    in: 'query',
    name: style === 'deepObject' ? `${part.name}[${key}]` : key,
    schema: isObject(schema) ? schema : {},
    required: part.required && needed.includes(key),
  }))
}

/** A header and a part of a path are one text each: a list stands there with commas. */
function inText(part: Part, { losses }: Reading, label: string): Part {
  const types = [part.schema.type].flat()
  if (types.includes('object')) losses.add(label, 'an object is sent as JSON')
  if (!types.includes('array')) return part
  if (part.in === 'header') return { ...part, separator: ',' }
  losses.add(label, 'a list in a path is one text here, with commas between its elements')
  const { description } = part.schema
  return { ...part, schema: { type: 'string', ...(description === undefined ? {} : { description }) } }
}
