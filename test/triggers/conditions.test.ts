import { readFileSync } from 'node:fs'
import { parseFql as parsePublic } from '@segment/destination-subscriptions'
import { describe, expect, it } from 'vitest'
import {
  type Condition,
  type ConditionGroup,
  ConditionsError,
  conditionOperators,
  conditionsToFql,
  fqlToConditions,
  parseFql,
} from '../../src/triggers/index.js'
import { deepFreeze } from '../deep-freeze.js'
import { all, outcomes } from './back-ends.js'

interface Case {
  readonly id: string
  readonly fql: string
  readonly conditions: ConditionGroup
  readonly results: readonly boolean[]
}

interface InexpressibleCase {
  readonly id: string
  readonly fql: string
  readonly at: readonly [start: number, end: number]
}

/** The conformance vectors, and cases of our own in the same form. */
const folders = ['vectors', 'cases/vectors']

const read = (folder: string, name: string) =>
  deepFreeze(JSON.parse(readFileSync(new URL(`../${folder}/conditions/${name}`, import.meta.url), 'utf8')))

interface VectorFile {
  readonly events: readonly unknown[]
  readonly cases: readonly Case[]
}

const vectors: readonly (Case & Pick<VectorFile, 'events'>)[] = folders.flatMap((folder) => {
  const { events, cases }: VectorFile = read(folder, 'conditions.json')
  return cases.map((one) => ({ ...one, events }))
})
const inexpressible: readonly InexpressibleCase[] = folders.flatMap(
  (folder) => read(folder, 'inexpressible.json').cases,
)

/** Where the parts that stand in the way are, each with why. */
function partsOf(query: string): readonly (readonly [text: string, message: string])[] {
  const form = fqlToConditions(query)
  if (!('parts' in form)) throw new Error(`expressible: ${JSON.stringify(form)}`)
  return form.parts.map(({ message, range }) => [query.slice(range?.start, range?.end), message])
}

function problemsOf(group: unknown): readonly (readonly [pointer: string | undefined, message: string])[] {
  try {
    // A form may hand over anything: here its types are left out on purpose.
    Reflect.apply(conditionsToFql, undefined, [group])
  } catch (error) {
    if (error instanceof ConditionsError)
      return error.diagnostics.map(({ pointer, message }) => [pointer, message])
    throw error
  }
  return []
}

const one = (condition: Condition): ConditionGroup => ({ match: 'all', conditions: [condition] })

describe('conditions.json', () => {
  it.each(vectors)('$id: "$fql" is read as its conditions', ({ fql, conditions }) => {
    expect(fqlToConditions(fql)).toEqual(conditions)
    expect(fqlToConditions(parseFql(fql).ast)).toEqual(conditions)
  })

  it.each(vectors)('$id: its conditions come back from their query', ({ conditions }) => {
    expect(fqlToConditions(conditionsToFql(conditions))).toEqual(conditions)
    expect(fqlToConditions(conditionsToFql(conditions, { publicSpelling: true }))).toEqual(conditions)
  })

  it.each(vectors)('$id: the query of its conditions has the results', ({ conditions, results, events }) => {
    const queries = [conditionsToFql(conditions), conditionsToFql(conditions, { publicSpelling: true })]
    for (const query of queries)
      for (const [index, result] of results.entries())
        expect(outcomes(query, events[index]), query).toEqual(all(result))
  })
})

describe('inexpressible.json', () => {
  it.each(inexpressible)('$id: "$fql" names the part', ({ fql, at: [start, end] }) => {
    const form = fqlToConditions(fql)
    expect(form).toEqual({
      expressible: false,
      parts: [{ message: expect.any(String), source: fql, range: { start, end } }],
    })
    expect(fqlToConditions(parseFql(fql).ast)).toMatchObject({ parts: [{ range: { start, end } }] })
  })
})

describe('fqlToConditions', () => {
  const a = (operator: 'is' | 'is_not', value: string | number): Condition => ({
    field: 'a',
    operator,
    value,
  })

  it.each<[string, ConditionGroup]>([
    ['all', { match: 'all', conditions: [] }],
    ['true', { match: 'all', conditions: [] }],
    ['"track" = a', one(a('is', 'track'))],
    ['5 < a', one({ field: 'a', operator: 'greater_than', value: 5 })],
    ['5 >= a', one({ field: 'a', operator: 'less_than_or_equal', value: 5 })],
    ['null != a', one({ field: 'a', operator: 'exists' })],
    ['a', one({ field: 'a', operator: 'is_true' })],
    ['!!(a = 1)', one(a('is', 1))],
    ['!(a != 1)', one(a('is', 1))],
    ['!(a = 1)', one(a('is_not', 1))],
    ['!(a = null)', one({ field: 'a', operator: 'exists' })],
    ['!(a != null)', one({ field: 'a', operator: 'not_exists' })],
    ['!!startswith(a, "v")', one({ field: 'a', operator: 'starts_with', value: 'v' })],
    ['match(a, "v")', one(a('is', 'v'))],
    ['!match(a, "v")', one(a('is_not', 'v'))],
    ["match(a, '50\\**')", one({ field: 'a', operator: 'starts_with', value: '50*' })],
    ['match(a, "v**")', one({ field: 'a', operator: 'starts_with', value: 'v' })],
    ['match(a, "*")', one({ field: 'a', operator: 'starts_with', value: '' })],
    ['contains(a, 5)', one({ field: 'a', operator: 'contains', value: 5 })],
    ['a > "2023-04-21"', one({ field: 'a', operator: 'greater_than', value: '2023-04-21' })],
    ['a in ["x", "y"]', { match: 'any', conditions: [a('is', 'x'), a('is', 'y')] }],
    ['!(a in ["x", 1])', { match: 'all', conditions: [a('is_not', 'x'), a('is_not', 1)] }],
    ['a in ["x"]', one(a('is', 'x'))],
    ['!(a in [])', { match: 'all', conditions: [] }],
    ['!(a = 1 and a != 2)', { match: 'any', conditions: [a('is_not', 1), a('is', 2)] }],
    ['!(a = 1 or a = 2)', { match: 'all', conditions: [a('is_not', 1), a('is_not', 2)] }],
    [
      '(a = 1 and a = 2) and a = 3',
      { match: 'all', conditions: [{ match: 'all', conditions: [a('is', 1), a('is', 2)] }, a('is', 3)] },
    ],
    ['properties.x\\.y = 1', one({ field: 'properties.x\\.y', operator: 'is', value: 1 })],
    ['properties.\\$.\\in = 1', one({ field: 'properties.$.in', operator: 'is', value: 1 })],
  ])('reads %s', (query, group) => {
    expect(fqlToConditions(query)).toEqual(group)
  })

  it.each<[string, readonly string[]]>([
    ['!(a < 5)', ['!(a < 5)']],
    ['a != true', ['a != true']],
    ['!a', ['!a']],
    ['a < true', ['a < true']],
    ['a = 1 and (b = c or !(d and e > 1))', ['b = c', 'd', 'e > 1']],
    ['match(a, "*v*")', ['match(a, "*v*")']],
    ['match(a, "[v]*")', ['match(a, "[v]*")']],
    ['match(a, b)', ['match(a, b)']],
    ['startswith(a.$, "b")', ['startswith(a.$, "b")']],
    ['contains(lowercase(a), "b")', ['contains(lowercase(a), "b")']],
    ['"x" in a', ['"x" in a']],
    ['a in b', ['a in b']],
    ['a in [["x"], b]', ['a in [["x"], b]']],
    ['a in []', ['a in []']],
    ['(a = 1) = true', ['(a = 1) = true']],
    ['contains(a, "b") = true', ['contains(a, "b") = true']],
    ['1 = 1', ['1 = 1']],
    ['false', ['false']],
    ['bool(a)', ['bool(a)']],
    ['exists(length(a))', ['exists(length(a))']],
    ['lower(a) = "x"', ['lower']],
    ['a = ', ['']],
  ])('names what stands in the way in %s', (query, texts) => {
    expect(partsOf(query).map(([text]) => text)).toEqual(texts)
  })

  it('says why in plain words', () => {
    expect(
      partsOf('a = b and length(c) > 3 and !(d > 5) and match(e, "a*b") and f.$ = 1 and g = [1]'),
    ).toEqual([
      ['a = b', 'the form compares a field with a written value, not with another field'],
      ['length(c) > 3', 'the form compares a field as it is, not what length() makes of it'],
      [
        '!(d > 5)',
        'the form has "is greater than", but nothing for its opposite, which is also true where the field is missing',
      ],
      [
        'match(e, "a*b")',
        'of patterns the form has only a text with one * before it or after it: "ends with" and "starts with"',
      ],
      ['f.$ = 1', 'the form can not ask for some element of a list, which "$" means'],
      ['g = [1]', 'the form compares a field with a text or a number, not with a list'],
    ])
    expect(partsOf('lower(a) = "x"')).toEqual([['lower', 'there is no function "lower"']])
  })

  it('refuses a tree that is too deep to walk', () => {
    const range = { start: 0, end: 0 }
    let tree = parseFql('a').ast
    for (let level = 0; level < 100_000; level += 1)
      if (tree.kind !== 'all' && tree.kind !== 'broken') tree = { kind: 'not', operand: tree, range }
    expect(fqlToConditions(tree)).toMatchObject({ expressible: false })
  })
})

describe('conditionsToFql', () => {
  it.each<[string, ConditionGroup]>([
    ['all', { match: 'all', conditions: [] }],
    ['all', { match: 'any', conditions: [{ match: 'all', conditions: [] }] }],
    [
      'a = 1 or true',
      {
        match: 'any',
        conditions: [
          { field: 'a', operator: 'is', value: 1 },
          { match: 'all', conditions: [] },
        ],
      },
    ],
    ['properties.\\in = "x"', one({ field: 'properties.in', operator: 'is', value: 'x' })],
    ['a\\.b.c\\\\ = 1', one({ field: 'a\\.b.c\\', operator: 'is', value: 1 })],
    ['\\@a.\\$.\\ö = 1', one({ field: '@a.$.ö', operator: 'is', value: 1 })],
    ['!exists(a)', one({ field: 'a', operator: 'not_exists' })],
  ])('writes %s', (query, group) => {
    expect(conditionsToFql(group)).toBe(query)
  })

  it('reports every problem of a group at its place', () => {
    const group = {
      match: 'every',
      conditions: [
        { match: 'any', conditions: [] },
        { field: 'a..b', operator: 'is', value: 'x' },
        { field: 'a', operator: 'start_with', value: 'x' },
        { field: 'a', operator: 'starts_with', value: 5 },
        { field: 'a', operator: 'is', value: Number.NaN },
        { field: 'a', operator: 'exists', value: true, vlaue: 1 },
        null,
      ],
    }
    expect(problemsOf(group)).toEqual([
      ['/match', 'a group matches "all" or "any" of its conditions'],
      ['/conditions/0/conditions', 'an ANY group without conditions is never true'],
      ['/conditions/1/field', 'a name is missing beside a dot'],
      ['/conditions/2/operator', 'there is no operator "start_with"'],
      ['/conditions/3/value', '"starts with" takes a text'],
      ['/conditions/4/value', '"is" takes a text or a number'],
      ['/conditions/5', '"vlaue" means nothing here'],
      ['/conditions/5/value', '"exists" takes no value'],
      ['/conditions/6', 'a condition or a group of conditions is expected here'],
    ])
    expect(problemsOf(null)).toHaveLength(1)
    expect(problemsOf({})).toHaveLength(2)
  })

  it('refuses what no query can hold', () => {
    const long = one({ field: 'a', operator: 'is', value: 'x'.repeat(5_120) })
    expect(() => conditionsToFql(long)).toThrow(ConditionsError)
    let deep: ConditionGroup = { match: 'all', conditions: [] }
    for (let level = 0; level < 100_000; level += 1) deep = { match: 'all', conditions: [deep] }
    expect(problemsOf(deep).map(([, message]) => message)).toEqual(['groups nest at most 64 deep'])
    const own: { match: string; conditions: unknown[] } = { match: 'all', conditions: [] }
    own.conditions.push(own)
    expect(problemsOf(own)).toHaveLength(1)
  })

  it('is understood by the public framework in public spelling', () => {
    const signs: Readonly<Record<string, string>> = {
      is: '=',
      is_not: '!=',
      less_than: '<',
      less_than_or_equal: '<=',
      greater_than: '>',
      greater_than_or_equal: '>=',
    }
    for (const { name, takes } of conditionOperators) {
      const value = name.includes('than') ? 5 : 'v'
      const condition = { field: 'properties.a', operator: name, ...(takes === 'nothing' ? {} : { value }) }
      const group = { match: 'all', conditions: [condition] }
      const query: unknown = Reflect.apply(conditionsToFql, undefined, [group, { publicSpelling: true }])
      expect(parsePublic(String(query)), String(query)).toEqual({
        type: 'group',
        operator: 'and',
        children: [
          {
            type: 'event-property',
            name: 'a',
            operator: signs[name] ?? name,
            ...(takes === 'nothing' ? {} : { value }),
          },
        ],
      })
    }
  })
})
