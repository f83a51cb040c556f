import { type Expression, onlyValueOf, type Variable } from '../expressions/expression.js'
import { formatPath } from './paths.js'
import { keysFrom, sourceOf } from './sources.js'

/** Where what a mapping gives comes from, place by place. Plain JSON. */
export type PlaceSources =
  /** It is read from there as it is, and so is everything in it. */
  | { readonly path: readonly string[] }
  | { readonly from?: string; readonly fields?: { readonly [key: string]: PlaceSources } }

/** The sources of all places of a value. */
export function placeSourcesOf(value: Expression, root: Variable): PlaceSources {
  const only = onlyValueOf(value)
  if (only !== undefined) return placeSourcesOf(only, root)
  const path = keysFrom(value, root)
  if (path !== undefined) return { path }
  const from = sourceOf(value, root)
  return {
    ...(from === undefined ? {} : { from }),
    ...(value.kind === 'object'
      ? {
          fields: Object.fromEntries(value.entries.map(([key, entry]) => [key, placeSourcesOf(entry, root)])),
        }
      : {}),
  }
}

/** The path that feeds a place, as text, or where that is not known what is around it. */
export function sourceAt(sources: PlaceSources, [key, ...keys]: readonly string[]): string | undefined {
  if (key === undefined) return undefined
  if ('path' in sources) return formatPath({ start: '$', keys: [...sources.path, key, ...keys] })
  const { fields = {} } = sources
  const field = Object.hasOwn(fields, key) ? fields[key] : undefined
  return field === undefined ? undefined : (sourceAt(field, keys) ?? ownSource(field))
}

const ownSource = (sources: PlaceSources): string | undefined =>
  'path' in sources ? formatPath({ start: '$', keys: sources.path }) : sources.from
