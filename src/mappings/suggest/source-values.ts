import { isList, isObject } from '../../json/value.js'
import { formatPath } from '../paths.js'

/** A place in sample data, or a column: something that a mapping could read. */
export interface SourceValue {
  readonly keys: readonly string[]
  readonly path: string
  /** What stood there in the samples, without null; nothing is known of a column. */
  readonly values: readonly unknown[]
}

const mostDepth = 6
const mostPlaces = 2_000

/** Set by an integration, and no data of anybody. */
const skipped: ReadonlySet<string> = new Set(['integrations', '_metadata'])

/** Every place in sample events, in the order in which the samples have them. Lists are not gone into. */
export function valuesInEvents(events: readonly unknown[]): readonly SourceValue[] {
  const places = new Map<string, { readonly keys: readonly string[]; readonly values: unknown[] }>()
  for (const event of events) visit(event, [])
  return [...places].map(([path, { keys, values }]) => ({ keys, path, values }))

  function visit(value: unknown, keys: readonly string[]): void {
    if (keys.length > 0) note(value, keys)
    if (!isObject(value) || keys.length === mostDepth) return
    for (const [key, inner] of Object.entries(value))
      if (inner !== undefined && !(keys.length === 0 && skipped.has(key))) visit(inner, [...keys, key])
  }

  function note(value: unknown, keys: readonly string[]): void {
    const path = formatPath({ start: '$', keys })
    const place = places.get(path) ?? { keys, values: [] }
    if (!places.has(path) && places.size === mostPlaces) return
    places.set(path, place)
    if (value !== null) place.values.push(value)
  }
}

/** The columns of a flat row. */
export function valuesInColumns(columns: readonly string[]): readonly SourceValue[] {
  return [...new Set(columns)].slice(0, mostPlaces).map((column) => ({
    keys: [column],
    path: formatPath({ start: '$', keys: [column] }),
    values: [],
  }))
}

/** What a list of samples or one sample is. */
export const asSamples = (event: unknown): readonly unknown[] => (isList(event) ? event : [event])
