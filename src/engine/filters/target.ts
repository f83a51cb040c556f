import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { isObject } from '../../json/value.js'

const form = /^(?:\\.|[^.\\])+(?:\.(?:\\.|[^.\\])+)*$/su
const name = /(?:\\.|[^.\\])+/gsu
const longest = 64

/**
 * The keys of a path such as `context.traits`. A backslash takes the next character as it is, a dot too
 * (requirements.md R87); the empty text is the event itself.
 */
export function keysOfTarget(text: string): readonly string[] {
  return (text.match(name) ?? []).map((key) => key.replace(/\\(.)/gsu, '$1'))
}

/** What is wrong with a path. */
export function checkTarget(text: string, pointer: string): readonly Diagnostic[] {
  const problem = (message: string, hint?: { readonly hint: string }): readonly Diagnostic[] => [
    { code: 'config/filter', severity: 'error', message, pointer, ...hint },
  ]
  if (text !== '' && !form.test(text))
    return problem(`"${text}" is no path: a name in it is empty, or nothing follows a backslash`)
  if (text === '$' || text.startsWith('$.'))
    return problem('a path of a filter does not begin with "$"', { hint: 'leave out "$."' })
  return keysOfTarget(text).length > longest ? problem(`a path has at most ${longest} names`) : []
}

/** What is made of an object; itself where nothing changes. */
export type Change = (object: Record<string, unknown>) => Record<string, unknown>

/**
 * The value with `change` made to the object at a path, or to each object of the list there (requirements.md R69, R73).
 * What is on the way is copied, the rest shared; the value itself comes back where nothing changes. Lists on the way are
 * not entered: one element, or an object inside of one, is nothing that a filter can name.
 */
export function changeAt(value: unknown, keys: readonly string[], change: Change, from = 0): unknown {
  const key = keys[from]
  if (key === undefined) return changeObjects(value, change)
  if (!isObject(value) || !Object.hasOwn(value, key)) return value
  const inner = value[key]
  const changed = changeAt(inner, keys, change, from + 1)
  return changed === inner ? value : { ...value, [key]: changed }
}

function changeObjects(value: unknown, change: Change): unknown {
  if (isObject(value)) return change(value)
  if (!Array.isArray(value)) return value
  const items = value.map((item: unknown) => (isObject(item) ? change(item) : item))
  return items.every((item, index) => item === value[index]) ? value : items
}
