import { describe, expect, it } from 'vitest'
import type { FqlNode } from '../../src/triggers/ast.js'
import { call, compare, literal, not } from '../../src/triggers/conditions/nodes.js'
import {
  type ConditionGroup,
  checkFql,
  compileTrigger,
  conditionsToFql,
  formatFql,
  parseFql,
} from '../../src/triggers/index.js'

const leaf: FqlNode = literal(true)
const nowhere = { start: 0, end: 0 }

/** Trees that nest a level deeper with each step, each by another rule of the grammar. */
const nested: readonly (readonly [name: string, deeper: (inner: FqlNode) => FqlNode])[] = [
  ['!', not],
  ['calls', (inner) => call('exists', inner)],
  ['lists', (inner) => ({ kind: 'list', items: [inner], range: nowhere })],
  ['comparisons in brackets', (inner) => compare(inner, '=', leaf)],
  ['and in brackets', (inner) => ({ kind: 'and', operands: [leaf, inner], range: nowhere })],
  ['or in brackets', (inner) => ({ kind: 'or', operands: [leaf, inner], range: nowhere })],
]

const limitIn = (node: FqlNode): readonly string[] =>
  checkFql(node).flatMap(({ code, message }) => (code === 'fql/limit' ? [message] : []))

describe.each(nested)('a tree of %s', (name, deeper) => {
  const outermost = name.includes('brackets') ? 1 : 0
  const deep = (levels: number): FqlNode =>
    Array.from({ length: levels }).reduce<FqlNode>((inner) => deeper(inner), leaf)

  it('is as deep as its text, which is read again up to the limit', () => {
    const deepest = deep(64 + outermost)
    expect(limitIn(deepest)).toEqual([])
    expect(parseFql(formatFql(deepest)).diagnostics).toEqual([])
  })

  it('is refused beyond', () => {
    const tooDeep = deep(65 + outermost)
    expect(limitIn(tooDeep)).toEqual(['a query is at most 64 levels deep'])
    expect(() => compileTrigger(tooDeep)).toThrow('a query is at most 64 levels deep')
    expect(parseFql(formatFql(tooDeep)).diagnostics.map(({ code }) => code)).toEqual(['fql/limit'])
  })
})

it('tells the first hundred mistakes of a query', () => {
  expect(checkFql('% ~ '.repeat(200))).toHaveLength(100)
})

it('takes groups of conditions as deep as a query may be, and no deeper', () => {
  const one: ConditionGroup = { match: 'all', conditions: [{ field: 'a', operator: 'exists' }] }
  const nestedGroups = (levels: number): ConditionGroup =>
    Array.from({ length: levels }).reduce<ConditionGroup>(
      (inner) => ({ match: 'all', conditions: [inner] }),
      one,
    )
  expect(conditionsToFql(nestedGroups(64))).toBe('exists(a)')
  expect(() => conditionsToFql(nestedGroups(65))).toThrow('groups nest at most 64 deep')
})

it('writes brackets for readers as far as the limit leaves room for them', () => {
  const negated = (times: number): string =>
    formatFql(Array.from({ length: times }).reduce<FqlNode>((inner) => not(inner), compare(leaf, '=', leaf)))
  expect(negated(63)).toBe(`${'!'.repeat(63)}(true = true)`)
  expect(negated(64)).toBe(`${'!'.repeat(64)}true = true`)
})
