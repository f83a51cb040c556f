import { entriesOf, isObject, type Json, type JsonObject } from '../../src/json/value.js'
import { isDirective } from '../../src/mappings/index.js'
import { isRefused } from './outcome.js'
import { partByPeer } from './peer.js'

/** A part of a mapping that is a mapping itself. */
export interface Part {
  readonly mapping: Json
  /** What `$` stands for in the part, once for each time that it runs. */
  readonly roots: (event: unknown) => readonly unknown[]
  /** The whole with something else in the place of the part. */
  readonly put: (part: Json) => Json
}

type Find = (mapping: Json) => Part | undefined

const sameRoot = (event: unknown): readonly unknown[] => [event]

/**
 * How to find each part of a mapping, in the order in which they are to be looked at: a part may have been put in place
 * of another one before the next is asked for.
 */
export function findersOf(mapping: Json): readonly Find[] {
  if (Array.isArray(mapping)) return mapping.map((_, index) => at([index]))
  if (!isObject(mapping)) return []
  if (!isDirective(mapping)) return Object.keys(mapping).map((key) => at([key]))
  const name = Object.keys(mapping).find((key) => key.startsWith('@')) ?? ''
  return partsOfDirective[name]?.(mapping[name] as Json) ?? []
}

const values = (name: string, ...options: readonly string[]) => {
  const finders = options.map((option) => at([name, option]))
  return () => finders
}

const partsOfDirective: Readonly<Record<string, (options: Json) => readonly Find[]>> = {
  '@template': (text) => (typeof text === 'string' ? holesIn(text) : []),
  '@if': values('@if', 'exists', 'blank', 'then', 'else'),
  '@case': values('@case', 'value'),
  '@replace': values('@replace', 'value'),
  '@json': values('@json', 'value'),
  '@flatten': values('@flatten', 'value'),
  '@excludeWhenNull': () => [at(['@excludeWhenNull'])],
  '@arrayPath': () => [sourcePath, at(['@arrayPath', 0]), shape],
  '@merge': (options) => {
    const { objects } = isObject(options) ? options : {}
    return Array.isArray(objects) ? objects.map((_, index) => at(['@merge', 'objects', index])) : []
  },
  '@transform': () => [at(['@transform', 'apply']), result],
}

type Keys = readonly (string | number)[]

/** The part at a place, unless it is a scalar: that has nothing to differ in. */
function at(keys: Keys, roots: Part['roots'] = sameRoot): Find {
  return (whole) => {
    const mapping = read(whole, keys)
    if (typeof mapping !== 'object' || mapping === null) return undefined
    return { mapping, roots, put: (part) => written(whole, keys, part) }
  }
}

/** The path that a list is read from, as the directive that it stands for. */
const sourcePath: Find = (whole) => {
  const text = read(whole, ['@arrayPath', 0])
  if (typeof text !== 'string') return undefined
  return {
    mapping: { '@path': text },
    roots: sameRoot,
    put: (part) => written(whole, ['@arrayPath', 0], part),
  }
}

/** What is applied to each element, as the peer finds them. */
const shape: Find = (whole) => {
  const source = read(whole, ['@arrayPath', 0]) ?? null
  const list: Json = typeof source === 'string' ? { '@path': source } : source
  return at(['@arrayPath', 1], (event) => {
    const items = valueByPeer(list, event)
    if (Array.isArray(items)) return items.length > 0 ? items : [{}]
    return isObject(items) ? [items] : [{}]
  })(whole)
}

const result: Find = (whole) => {
  const apply = read(whole, ['@transform', 'apply']) ?? null
  return at(['@transform', 'mapping'], (event) => [valueByPeer(apply, event)])(whole)
}

function valueByPeer(mapping: Json, event: unknown): unknown {
  const outcome = partByPeer(mapping, event)
  return isRefused(outcome) ? {} : outcome.value
}

/** The holes of a template where it has several: each as a template of its own, with text in its place after. */
function holesIn(template: string): readonly Find[] {
  const holes = template.match(/\{\{\{[^{}]+\}\}\}|\{\{[^{}]+\}\}/g) ?? []
  if (holes.length === 0 || holes[0] === template) return []
  return holes.map(
    (hole): Find =>
      (whole) => ({
        mapping: { '@template': hole },
        roots: sameRoot,
        put: () => written(whole, ['@template'], String(read(whole, ['@template'])).replace(hole, '-')),
      }),
  )
}

function read(whole: Json | undefined, keys: Keys): Json | undefined {
  return keys.reduce<Json | undefined>((value, key) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    return (value as JsonObject)[key]
  }, whole)
}

function written(whole: Json, [key, ...rest]: Keys, part: Json): Json {
  if (key === undefined) return part
  if (Array.isArray(whole))
    return whole.map((item: Json, index) => (index === key ? written(item, rest, part) : item))
  // Entries become own properties, also one called `__proto__`.
  return Object.fromEntries(
    entriesOf(whole as JsonObject).map(([name, value]) => [
      name,
      name === key ? written(value, rest, part) : value,
    ]),
  )
}
