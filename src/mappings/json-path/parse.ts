import type { PathProblem } from '../paths.js'
import { parseFilter } from './parse-filter.js'
import { JsonPathProblem, Reader } from './reader.js'
import { type Step, type TypeName, typeNames } from './steps.js'

/** A path from its text: what it starts from, its steps, and the paths from the root that its filters read. */
export interface JsonPath {
  readonly start: string
  readonly steps: readonly Step[]
  readonly roots: readonly (readonly string[])[]
}

const mostCharacters = 1_000

/** The subset of https://github.com/JSONPath-Plus/JSONPath that evaluates no code, or what is wrong with a path. */
export function parseJsonPath(text: string): JsonPath | PathProblem {
  if (text.length > mostCharacters) return { message: `a path has at most ${mostCharacters} characters` }
  const start = /^(?:\$|@[A-Za-z0-9_]*)(?=$|[.[^~])/.exec(text)?.[0]
  const whole = start !== undefined || /^[.[]/.test(text) ? text.slice(start?.length ?? 0) : `.${text}`
  const reader = new Reader(whole)
  const roots: string[][] = []
  const steps: Step[] = []
  try {
    while (!reader.isAtEnd) steps.push(...parseStep(reader, roots))
    checkOrder(steps)
  } catch (error) {
    if (!(error instanceof JsonPathProblem)) throw error
    return { message: error.message, ...(error.hint === undefined ? {} : { hint: error.hint }) }
  }
  return { start: start ?? '$', steps, roots }
}

function parseStep(reader: Reader, roots: string[][]): readonly Step[] {
  if (reader.take('..')) {
    const next = reader.rest.startsWith('[') ? parseBracket(reader, roots) : parseName(reader)
    return [{ step: 'descend' }, next]
  }
  if (reader.take('^')) return [{ step: 'parent' }]
  if (reader.take('~')) return [{ step: 'key' }]
  const type = reader.match(/@(\w+)\(\)/uy)?.[1]
  if (type !== undefined) return [{ step: 'type', type: typeNamed(type) }]
  if (reader.rest.startsWith('[')) return [parseBracket(reader, roots)]
  if (reader.take('.')) return [parseName(reader)]
  throw new JsonPathProblem(`a dot or a bracket is needed before "${reader.excerpt}"`)
}

function parseName(reader: Reader): Step {
  if (reader.take('*')) return { step: 'all' }
  const name = reader.match(/[^.[\]()^~@*?,'"`]+/uy)?.[0]
  if (name !== undefined) return { step: 'names', names: [name] }
  if (reader.isAtEnd || reader.rest.startsWith('.'))
    throw new JsonPathProblem('the path ends in a dot, or a segment of it is empty')
  throw new JsonPathProblem(
    `a name can not begin with "${reader.rest.charAt(0)}"`,
    "other names are written in brackets: ['…']",
  )
}

function parseBracket(reader: Reader, roots: string[][]): Step {
  reader.take('[')
  reader.skipBlanks()
  const step = parseInBracket(reader, roots)
  reader.skipBlanks()
  if (!reader.take(']')) throw new JsonPathProblem(`a bracket is not closed before "${reader.excerpt}"`)
  return step
}

function parseInBracket(reader: Reader, roots: string[][]): Step {
  if (reader.take('*')) return { step: 'all' }
  if (reader.take('?')) return { step: 'filter', test: parseFilter(reader, roots) }
  if (reader.rest.startsWith('('))
    throw new JsonPathProblem('a computed index evaluates code', 'the last element is [-1:]')
  const slice = reader.match(/(-?\d+)?\s*:\s*(-?\d+)?(?:\s*:\s*(\d+)?)?/uy)
  if (slice !== undefined) {
    const [, start = '0', end, by = '1'] = slice
    if (Number(by) === 0) throw new JsonPathProblem('a slice goes on by at least 1')
    return {
      step: 'slice',
      start: Number(start),
      end: end === undefined ? null : Number(end),
      by: Number(by),
    }
  }
  const names: string[] = []
  do names.push(nameInBracket(reader))
  while (reader.take(','))
  return { step: 'names', names }
}

function nameInBracket(reader: Reader): string {
  reader.skipBlanks()
  const negative = reader.match(/-\d+/uy)?.[0]
  if (negative !== undefined)
    throw new JsonPathProblem('an index counts from the start', `from the end it is [${negative}:]`)
  const name = reader.quoted() ?? reader.match(/[^\s\]['",()?*]+/uy)?.[0]
  if (name === undefined)
    throw new JsonPathProblem(`brackets hold names, indexes, a slice, * or a filter, not "${reader.excerpt}"`)
  reader.skipBlanks()
  return name
}

function typeNamed(name: string): TypeName {
  const type = typeNames.find((known) => known === name)
  if (type !== undefined) return type
  throw new JsonPathProblem(`there is no type "@${name}()"`, `there is ${typeNames.join(', ')}`)
}

function checkOrder(steps: readonly Step[]): void {
  const place = steps.findIndex(({ step }) => step === 'key')
  if (place === 0) throw new JsonPathProblem('the start of a path has no name')
  if (place !== -1 && place < steps.length - 1)
    throw new JsonPathProblem('"~" gives a name, so nothing can follow it')
}
