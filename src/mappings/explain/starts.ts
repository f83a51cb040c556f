import type { Variable } from '../../expressions/expression.js'
import type { DataOrigin } from '../../expressions/trace/origin.js'
import type { Json } from '../../json/value.js'
import { formatPath } from '../paths.js'
import type { ReadValue } from './explanation.js'

/**
 * Where parameters stand: below `$` by these names, or beside it, as the surroundings do, or beside it by a name; those
 * that are left out are `$` itself.
 */
export type Starts = ReadonlyMap<Variable, readonly string[] | 'beside' | { readonly beside: string }>

/** A read, as an explanation tells it. */
export function readValue(value: unknown, origin: DataOrigin, starts: Starts): ReadValue {
  const start = starts.get(origin.from)
  if (start === 'beside') return read(origin.keys.join('.'), origin.keys, value)
  if (start !== undefined && 'beside' in start) {
    const keys = [start.beside, ...origin.keys]
    return read(formatPath({ start: start.beside, keys: origin.keys }), keys, value)
  }
  const keys = start === undefined ? origin.keys : [...start, ...origin.keys]
  return read(formatPath({ start: '$', keys }), keys, value)
}

function read(path: string, keys: ReadValue['keys'], value: unknown): ReadValue {
  return value === undefined ? { path, keys } : { path, keys, value: value as Json }
}
