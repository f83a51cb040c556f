import type { Variable } from '../../expressions/expression.js'
import type { DataOrigin } from '../../expressions/trace/origin.js'
import type { Json } from '../../json/value.js'
import { formatPath } from '../paths.js'
import type { ReadValue } from './explanation.js'

/**
 * Where parameters stand: below `$` by these names, or beside it, as the surroundings do; those that are left out are
 * `$` itself.
 */
export type Starts = ReadonlyMap<Variable, readonly string[] | 'beside'>

/** A read, as an explanation tells it. */
export function readValue(value: unknown, origin: DataOrigin, starts: Starts): ReadValue {
  const start = starts.get(origin.from)
  const isBeside = start === 'beside'
  const keys = start === undefined || isBeside ? origin.keys : [...start, ...origin.keys]
  const path = isBeside ? keys.join('.') : formatPath({ start: '$', keys })
  return value === undefined ? { path, keys } : { path, keys, value: value as Json }
}
