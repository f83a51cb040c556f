import { isObject, type Json, type JsonObject } from '../../json/value.js'
import { similarity, vague } from './name-similarity.js'
import { type Name, nameOf } from './name-words.js'
import { asSamples, type SourceValue, valuesInColumns, valuesInEvents } from './source-values.js'
import { typeFit } from './type-fit.js'

/** Sample data to suggest from: one event or several, or the names of a flat row. */
export type SuggestionSource =
  | { readonly event: JsonObject | readonly JsonObject[] }
  | { readonly columns: readonly string[] }

export interface SuggestMappingOptions {
  /** Candidates below this score are left out; 0.6 where it is left out. */
  readonly threshold?: number
  /** How many candidates a field gets at the most; 3 where it is left out. */
  readonly most?: number
}

export interface FieldSuggestion {
  readonly field: string
  /** The best first; none where no name is near. */
  readonly candidates: readonly MappingCandidate[]
}

export interface MappingCandidate {
  readonly mapping: Json
  /** From 0 to 1. */
  readonly score: number
  /** Why, for a person. */
  readonly reasons: readonly string[]
}

/**
 * What could be mapped to each field of a schema, by names that are near (mappings.md, `suggestMapping`): case,
 * separators, plural, whose it is, and synonyms of the event specification's reserved names do not matter; the type
 * of the sample's values has to fit the field. The same arguments give the same answer. Never applied by itself: a
 * person decides.
 */
export function suggestMapping(
  fields: { readonly [keyword: string]: unknown },
  source: SuggestionSource,
  { threshold = 0.6, most = 3 }: SuggestMappingOptions = {},
): readonly FieldSuggestion[] {
  const values =
    'columns' in source ? valuesInColumns(source.columns) : valuesInEvents(asSamples(source.event))
  const named = values.map((value) => ({ value, names: namesOf(value.keys) }))
  const { properties } = fields
  return Object.entries(isObject(properties) ? properties : {}).map(([field, schema]) => {
    const wanted = fieldNames(field, schema)
    const candidates = named.flatMap(({ value, names }) => candidateFor(wanted, schema, value, names))
    const near = candidates.filter(({ score }) => score >= threshold)
    return { field, candidates: near.sort((one, other) => other.score - one.score).slice(0, most) }
  })
}

/** A name with how much it counts. */
interface WeightedName {
  readonly name: Name
  readonly weight: number
}

/** A field goes by its key, and by what its form calls it. */
function fieldNames(field: string, schema: unknown): readonly WeightedName[] {
  const { title } = isObject(schema) ? schema : {}
  const names = [{ name: nameOf(field), weight: 1 }]
  return typeof title === 'string' ? [...names, { name: nameOf(title), weight: 0.95 }] : names
}

/** Objects that only hold others together. */
const containers: ReadonlySet<string> = new Set([
  'properties',
  'traits',
  'context',
  'data',
  'payload',
  'attributes',
  'fields',
])

/** A value goes by its key, and by that with the names of the objects around it: `$.context.device.id` is a device id. */
function namesOf(keys: readonly string[]): readonly WeightedName[] {
  const telling = keys.filter((key, index) => index === keys.length - 1 || !containers.has(key))
  return telling.map((_, index) => {
    const name = nameOf(telling.slice(index).join(' '))
    const isAlone = index > 0 && index === telling.length - 1
    const saysLittle = isAlone && vague.has(name.joined)
    return { name, weight: saysLittle ? 0.5 : isAlone ? 0.95 : 1 }
  })
}

function candidateFor(
  fields: readonly WeightedName[],
  schema: unknown,
  { keys, path, values }: SourceValue,
  names: readonly WeightedName[],
): readonly MappingCandidate[] {
  const found = fields.flatMap((field) =>
    names.flatMap(({ name, weight }) => {
      const near = similarity(field.name, name)
      return near === undefined ? [] : [{ reason: near.reason, score: near.score * weight * field.weight }]
    }),
  )
  const [best] = found.sort((one, other) => other.score - one.score)
  if (best === undefined) return []
  const { factor, reason } = typeFit(schema, values)
  if (factor === 0) return []
  return [
    {
      mapping: { '@path': path },
      score: Math.round(best.score * factor * depthFactor(keys) * 100) / 100,
      reasons: reason === undefined ? [best.reason] : [best.reason, reason],
    },
  ]
}

/** Of two values with equal names the one that is nearer to the top, and about the event itself, was more likely meant. */
function depthFactor(keys: readonly string[]): number {
  return (keys[0] === 'context' ? 0.97 : 1) * 0.99 ** Math.max(0, keys.length - 2)
}
