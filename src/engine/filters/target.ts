import { isObject } from '../../json/value.js'

export type Target =
  | { readonly keys: readonly string[] }
  | { readonly message: string; readonly hint?: string }

const form = /^(?:\\.|[^.\\])+(?:\.(?:\\.|[^.\\])+)*$/su
const name = /(?:\\.|[^.\\])+/gsu
const longest = 64

/**
 * The keys of a path such as `context.traits`, or what is wrong with it. A backslash takes the next character as it is,
 * a dot too (requirements.md R87); the empty text is the event itself.
 */
export function parseTarget(text: string): Target {
  if (text === '') return { keys: [] }
  if (!form.test(text))
    return { message: `"${text}" is no path: a name in it is empty, or nothing follows a backslash` }
  const keys = (text.match(name) ?? []).map((key) => key.replace(/\\(.)/gsu, '$1'))
  if (keys.length > longest) return { message: `a path has at most ${longest} names` }
  if (text === '$' || text.startsWith('$.'))
    return { message: 'a path of a filter does not begin with "$"', hint: 'leave out "$."' }
  return { keys }
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
