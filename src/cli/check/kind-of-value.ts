import { nearest } from '../../diagnostics/suggest.js'
import { isObject } from '../../json/value.js'

/** What a file can be. */
export type Kind = 'definition' | 'connections' | 'cases'

/** What a named file was meant to be, by what stands in it: also where a key is misspelt. */
export function kindOfValue(value: unknown): Kind | undefined {
  if (!isObject(value)) return undefined
  const keys = Object.keys(value)
  const has = (...names: readonly string[]) => keys.some((key) => nearest(key, names) !== undefined)
  if (has('slug', 'actions')) return 'definition'
  // A file of cases may name a file of connections.
  if (has('cases')) return 'cases'
  return has('connections') ? 'connections' : undefined
}

/** Whether the name of a file says that it holds cases. */
export const isNameOfCases = (path: string): boolean => /\.cases\.(?:ya?ml|json)$/.test(path)

/** What a file in a folder is, where that is beyond doubt: others live there too. */
export function certainKindOf(value: unknown): Kind | undefined {
  if (!isObject(value)) return undefined
  if (Array.isArray(value.connections)) return 'connections'
  return 'slug' in value && isObject(value.actions) ? 'definition' : undefined
}

/** Whether a text may be such a file: a folder can hold much that is not worth reading as YAML. */
export function mayBeOurs(text: string): boolean {
  return /\bconnections\b["']?\s*:/.test(text) || (/\bslug\b/.test(text) && /\bactions\b/.test(text))
}
