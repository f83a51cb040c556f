import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js'
import { checkFql, compileTrigger, TriggerSyntaxError } from '../../src/triggers/index.js'
import { deepFreeze } from '../deep-freeze.js'
import { all, outcomes } from './back-ends.js'

interface Problem {
  readonly class: string
  readonly at?: readonly [start: number, end: number]
}

interface Case extends Partial<Problem> {
  readonly id: string
  readonly query: string
  readonly event?: unknown
  readonly result?: boolean
  readonly problems?: readonly Problem[]
}

/** The conformance vectors, and cases of our own in the same form. */
const folders = ['../vectors/fql/', '../cases/vectors/fql/'].map((path) => new URL(path, import.meta.url))
const files = folders.flatMap((folder) => readdirSync(folder).map((name) => new URL(name, folder)))
const isErrors = ({ pathname }: URL) => pathname.endsWith('/errors.json')

const read = (file: URL): { about: string; event?: unknown; cases: readonly Case[] } =>
  deepFreeze(JSON.parse(readFileSync(file, 'utf8')))

for (const file of files.filter((one) => !isErrors(one))) {
  const { about, event: shared, cases } = read(file)
  describe(`${file.pathname.split('/').slice(-4).join('/')}: ${about}`, () => {
    it.each(cases)('$id: $query', ({ query, event = shared, result }) => {
      if (result === undefined) throw new Error('a case without a result')
      expect(outcomes(query, event)).toEqual(all(result))
    })
  })
}

describe('errors.json', () => {
  const neverCompile = ['syntax', 'unknown-function', 'arity', 'limit']
  const cases = files.filter(isErrors).flatMap((file) => read(file).cases)

  it.each(cases)('$id: $query', ({ query, class: single, at, problems }) => {
    const expected = problems ?? [{ class: single ?? '', ...(at === undefined ? {} : { at }) }]
    const diagnostics = checkFql(query)
    for (const problem of expected)
      expect(
        diagnostics.some((diagnostic) => agrees(diagnostic, problem)),
        JSON.stringify({ problem, diagnostics }),
      ).toBe(true)
    if (expected.some((problem) => neverCompile.includes(problem.class)))
      expect(() => compileTrigger(query)).toThrow(TriggerSyntaxError)
  })

  it('reports nothing besides: one mistake, one diagnostic', () => {
    for (const { query, problems } of cases)
      expect(checkFql(query), query).toHaveLength(problems?.length ?? 1)
  })
})

/** The ranges overlap or lie at most two characters apart (test/vectors/README.md). */
function agrees({ code, range }: Diagnostic, problem: Problem): boolean {
  if (code !== `fql/${problem.class}`) return false
  if (problem.at === undefined) return true
  const [start, end] = problem.at
  return range !== undefined && range.start <= end + 2 && start <= range.end + 2
}
