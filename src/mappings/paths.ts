/**
 * Paths: `$.a.b`, `a.b`, `$.a[0]['odd key']`, `@.sku`, `@product.sku`, `@index` (mappings.md, Paths).
 * The leading `$.` may be left out; names need no quotes unless they hold a dot or a bracket.
 */
export interface Path {
  /** What the path starts from: `$` the root, `@` the current element, `@name` a named element or `@index`. */
  readonly start: string
  readonly keys: readonly string[]
}

export interface PathProblem {
  readonly message: string
  readonly hint?: string
  /** True where the path would name several values. */
  readonly isSeveral?: true
}

/** What to do where a path would name several values: JSONPath proper, where there is a directive for it. */
export function hintForSeveral(hasJsonPath: boolean): string {
  return hasJsonPath
    ? 'wildcards, filters and recursive descent are JSONPath proper: use @jsonpath'
    : '@each or @arrayPath goes over a list'
}

/** A path from its text, or what is wrong with it. */
export function parsePath(text: string): Path | PathProblem {
  const start = /^(?:\$(?=$|[.[])|@[A-Za-z0-9_]*(?=$|[.[]))/.exec(text)?.[0]
  // "$." alone is the root too: saved mappings of the field write it so.
  if (text === '$.') return { start: '$', keys: [] }
  if (start !== undefined) return keysAfter(start, text.slice(start.length))
  if (text === '') return { message: 'the path is empty', hint: '"$" is the whole' }
  return text.startsWith('[') ? keysAfter('$', text) : keysAfter('$', `.${text}`)
}

/** A path as text that `parsePath` reads as the same path; a number is a place in a list. */
export function formatPath({
  start,
  keys,
}: {
  readonly start: string
  readonly keys: readonly (string | number)[]
}): string {
  return keys.reduce<string>((text, key) => text + formatKey(key), start)
}

function formatKey(key: string | number): string {
  if (typeof key === 'number') return `[${key}]`
  return needsQuotes.test(key) ? `['${escaped(key)}']` : `.${key}`
}

const needsQuotes = /^\*?$|[.[\]'"\\]/
const escaped = (key: string): string => key.replace(/[\\']/g, '\\$&')

/** Whether `parsePath` found a problem in the place of a path. */
export function isPathProblem(result: Path | PathProblem): result is PathProblem {
  return 'message' in result
}

function keysAfter(start: string, text: string): Path | PathProblem {
  if (text === '' && start === '$') return { start, keys: [] }
  const keys: string[] = []
  let rest = text
  while (rest !== '') {
    const step = nextKey(rest)
    if ('message' in step) return step
    keys.push(step.key)
    rest = step.rest
  }
  return { start, keys }
}

function nextKey(text: string): { key: string; rest: string } | PathProblem {
  if (text.startsWith('[')) return bracketKey(text)
  if (!text.startsWith('.')) return { message: `a dot or a bracket is needed before "${text}"` }
  if (text.startsWith('..')) return { message: 'a segment of the path is empty', isSeveral: true }
  const end = text.slice(1).search(/[.[]/)
  const key = end === -1 ? text.slice(1) : text.slice(1, end + 1)
  if (key === '')
    return {
      message: 'the path ends in a dot, or a segment of it is empty',
      hint: "a field without a name is written ['']",
    }
  if (key === '*') return { message: 'a path names one value', isSeveral: true }
  return { key, rest: text.slice(key.length + 1) }
}

const quotedKey = /^\[\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")\s*\]/s
const indexKey = /^\[\s*(\d+)\s*\]/

function bracketKey(text: string): { key: string; rest: string } | PathProblem {
  const index = indexKey.exec(text)
  if (index !== null) return { key: String(Number(index[1])), rest: text.slice(index[0].length) }
  const quoted = quotedKey.exec(text)
  if (quoted !== null) {
    const key = (quoted[1] ?? quoted[2] ?? '').replace(/\\(.)/gs, '$1')
    return { key, rest: text.slice(quoted[0].length) }
  }
  if (/^\[\s*[*?(]/.test(text)) return { message: 'a path names one value', isSeveral: true }
  if (!text.includes(']')) return { message: 'a bracket is not closed' }
  const message = `brackets hold a number or a quoted name, not ${text.slice(0, text.indexOf(']') + 1)}`
  return /^\[\s*-\d/.test(text)
    ? { message, hint: 'elements have numbers from 0; the last ones are taken by @slice' }
    : { message }
}
