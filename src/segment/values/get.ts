import { keysOfPath } from '../mapping/keys-of-path.js'
import { valueAt } from '../mapping/read-key.js'

/** What stands at a path, `a.b[0]`, or at a list of keys. The value itself for an empty path. */
export function get<Value = unknown>(object: unknown, path: string | readonly string[]): Value | undefined
export function get(object: unknown, path: string | readonly string[] | null | undefined): unknown {
  if (path === null || path === undefined) return undefined
  return valueAt(object, typeof path === 'string' ? keysOfPath(path) : path)
}
