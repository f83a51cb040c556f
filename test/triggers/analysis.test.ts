import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasErrors } from '../../src/diagnostics/diagnostic.js'
import { call, defineNative, kinds } from '../../src/expressions/index.js'
import { readOwn } from '../../src/json/own.js'
import type { Json } from '../../src/json/value.js'
import {
  analyzeFql,
  checkFql,
  compileTrigger,
  type Discriminator,
  discriminators,
  type FqlFunction,
  type FqlNode,
  formatFql,
  fqlFunctions,
  parseFql,
} from '../../src/triggers/index.js'
import { event, query } from './arbitrary.js'
import { smallEvents, smallQuery } from './small-queries.js'

describe('what analysis says of a query', () => {
  it('holds for every event, over fields that conditions fight about', () => {
    const counts = { always: 0, never: 0, depends: 0 }
    fc.assert(
      fc.property(smallQuery, (text) => {
        const said = analyzeFql(text)
        counts[said] += 1
        if (said === 'depends' || hasErrors(checkFql(text))) return
        const matches = compileTrigger(text, { evaluation: 'closures' })
        const other = smallEvents.find((one) => matches(one) !== (said === 'always'))
        expect(other, `${said}: ${text}`).toBeUndefined()
      }),
      { numRuns: 4000 },
    )
    // A law about queries that never come up would hold of anything.
    expect(counts.never).toBeGreaterThan(50)
    expect(counts.always).toBeGreaterThan(20)
  })

  it('holds for any query and any event', () => {
    fc.assert(
      fc.property(query, fc.array(event, { minLength: 5, maxLength: 5 }), (ast, events) => {
        const said = analyzeFql(ast)
        if (said === 'depends' || hasErrors(checkFql(ast))) return
        const matches = compileTrigger(ast, { evaluation: 'closures' })
        for (const one of events) expect(matches(one)).toBe(said === 'always')
      }),
      { numRuns: 3000 },
    )
  })
})

describe('what analysis says where the types of event are known', () => {
  it('holds for events of these types', () => {
    const typed = fc
      .tuple(
        smallQuery,
        fc.constantFrom('type = "track"', 'type != "track"', 'contains(type, "a")', 'type = null'),
      )
      .chain(([one, other]) => fc.constantFrom(`${one} and ${other}`, `(${one}) or ${other}`))
    fc.assert(
      fc.property(typed, (text) => {
        const said = analyzeFql(text, { eventTypes: ['track'] })
        if (said === 'depends' || hasErrors(checkFql(text))) return
        const matches = compileTrigger(text, { evaluation: 'closures' })
        expect(smallEvents.find((one) => matches(one) !== (said === 'always'))).toBeUndefined()
      }),
      { numRuns: 1000 },
    )
  })
})

describe('what analysis says of functions that were passed in', () => {
  const plan: FqlFunction = {
    ...custom('plan', kinds.string | kinds.nullish, (value) => (value === 'p' ? 'pro' : null)),
    facts: { values: ['pro', 'free'] },
  }
  const code: FqlFunction = custom('code', kinds.string | kinds.absent, (value) =>
    value === 'c' ? 'C' : undefined,
  )
  const functions = [...fqlFunctions, plan, code]

  it.each([
    ['plan(a) = null', 'depends'],
    ['plan(a) != null', 'depends'],
    ['plan(a) = "pro" or plan(a) = "free"', 'depends'],
    ['plan(a) = "gold"', 'never'],
    ['code(a) = null', 'depends'],
    ['exists(code(a))', 'depends'],
    ['code(a) = 5', 'never'],
  ])('%s %s', (text, said) => {
    expect(analyzeFql(text, { functions })).toBe(said)
    const matches = compileTrigger(text, { functions, evaluation: 'closures' })
    const outcomes = new Set([{ a: 'p' }, { a: 'c' }, { a: 1 }, {}].map((one) => matches(one)))
    expect(outcomes).toEqual(new Set(said === 'never' ? [false] : [true, false]))
  })
})

describe('a tree that was made by hand', () => {
  const range = { start: 0, end: 0 }
  const compare = (operator: '=' | '<', value: number): FqlNode => ({
    kind: 'comparison',
    operator,
    left: { kind: 'path', element: null, segments: [{ kind: 'field', name: 'a' }], range },
    right: { kind: 'literal', value, range },
    range,
  })

  it.each([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN])('may hold %d', (value) => {
    const ast: FqlNode = { kind: 'and', operands: [compare('=', value), compare('<', value)], range }
    expect(['never', 'depends']).toContain(analyzeFql(ast))
  })
})

describe('warnings', () => {
  it('have hints that can be followed, and one for each stretch of the query', () => {
    fc.assert(
      fc.property(smallQuery, (text) => {
        const said = checkFql(text)
        for (const { hint } of said) {
          const query = /write (?<query>.+)$/.exec(hint ?? '')?.groups?.query
          if (query !== undefined && hint?.includes('of the two'))
            expect(parseFql(query).diagnostics, `${text}: ${hint}`).toEqual([])
        }
        const places = said
          .filter(({ code }) => code !== 'fql/duplicate')
          .map(({ range }) => `${range?.start}-${range?.end}`)
        expect(new Set(places).size, text).toBe(places.length)
      }),
      { numRuns: 3000 },
    )
  })

  it('name a condition with which the one they stand at is never true', () => {
    let found = 0
    fc.assert(
      fc.property(smallQuery, (text) => {
        for (const { code, message, range } of checkFql(text)) {
          const other = message.split('this is never true together with ')[1]
          if (code !== 'fql/contradiction' || other === undefined || /^all that|…$|@/.test(other)) continue
          const own = text.slice(range?.start, range?.end)
          if (own.includes('@')) continue
          found += 1
          const matches = compileTrigger(`(${own}) and (${other})`, { evaluation: 'closures' })
          expect(
            smallEvents.find((one) => matches(one)),
            text,
          ).toBeUndefined()
        }
      }),
      { numRuns: 3000 },
    )
    expect(found).toBeGreaterThan(50)
  })
})

describe('what analysis calls never or always', () => {
  it('is warned of, at least once', () => {
    fc.assert(
      fc.property(fc.oneof(smallQuery, query), (ast) => {
        if (analyzeFql(ast) === 'depends' || (typeof ast !== 'string' && ast.kind === 'all')) return
        expect(checkFql(ast), typeof ast === 'string' ? ast : formatFql(ast)).not.toEqual([])
      }),
      { numRuns: 3000 },
    )
  })
})

describe('discriminators', () => {
  const table: readonly [query: string, ways: Json][] = [
    ['all', [[]]],
    ['type = "track"', [[{ path: ['type'], values: ['track'] }]]],
    [
      'type = "track" and event in ["A", "B"] and properties.total > 5',
      [
        [
          { path: ['type'], values: ['track'] },
          { path: ['event'], values: ['A', 'B'] },
        ],
      ],
    ],
    [
      '(type = "track" and event = "A") or type = "page"',
      [
        [
          { path: ['type'], values: ['track'] },
          { path: ['event'], values: ['A'] },
        ],
        [{ path: ['type'], values: ['page'] }],
      ],
    ],
    ['type = "track" or type = "page"', [[{ path: ['type'], values: ['page', 'track'] }]]],
    [
      '!(type != "track" or properties.plan != "pro")',
      [
        [
          { path: ['type'], values: ['track'] },
          { path: ['properties', 'plan'], values: ['pro'] },
        ],
      ],
    ],
    ['event in ["A", "B"] and !contains(event, "B")', [[{ path: ['event'], values: ['A'] }]]],
    ['any(properties.products, @.sku = "x" and type = "track")', [[{ path: ['type'], values: ['track'] }]]],
    ['!exists(properties.coupon)', [[{ path: ['properties', 'coupon'], values: [null] }]]],
    ['type != "track"', [[]]],
    ['properties.tags.$ = "a"', [[]]],
    ['event = "A" and event = "B"', []],
    ['event = "A" and', []],
  ]

  it.each(table)('of %s', (text, ways) => {
    expect(discriminators(parseFql(text).ast)).toEqual(ways)
  })

  it('are met by every event that matches', () => {
    let found = 0
    fc.assert(
      fc.property(smallQuery, (text) => {
        const ways = discriminators(parseFql(text).ast)
        if (hasErrors(checkFql(text)) || ways.every((way) => way.length === 0)) return
        found += 1
        const matches = compileTrigger(text, { evaluation: 'closures' })
        const missed = smallEvents.find((one) => matches(one) && !ways.some((way) => fits(one, way)))
        expect(missed, text).toBeUndefined()
      }),
      { numRuns: 4000 },
    )
    expect(found).toBeGreaterThan(100)
  })

  it('are met by every event that matches, for any query', () => {
    fc.assert(
      fc.property(query, fc.array(event, { minLength: 5, maxLength: 5 }), (ast, events) => {
        if (hasErrors(checkFql(ast))) return
        const ways = discriminators(ast)
        const matches = compileTrigger(ast, { evaluation: 'closures' })
        for (const one of events)
          if (matches(one))
            expect(
              ways.some((way) => fits(one, way)),
              formatFql(ast),
            ).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })
})

function custom(name: string, returns: kinds.Kinds, apply: (value: unknown) => unknown): FqlFunction {
  const native = defineNative({ name: `test.${name}`, returns, apply })
  return {
    name,
    summary: 'For tests.',
    signature: { parameters: [{ name: 'value', accepts: kinds.anything }], returns },
    examples: [{ query: `exists(${name}(a))`, event: {}, result: false }],
    aliases: [],
    lower: (args) => call(native, [args.value(0)]),
  }
}

const fits = (event: unknown, way: readonly Discriminator[]): boolean =>
  way.every(({ path, values }) => values.some((value) => value === (path.reduce(readOwn, event) ?? null)))
