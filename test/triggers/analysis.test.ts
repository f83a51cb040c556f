import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasErrors } from '../../src/diagnostics/diagnostic.js'
import { readOwn } from '../../src/json/own.js'
import type { Json } from '../../src/json/value.js'
import {
  analyzeFql,
  checkFql,
  compileTrigger,
  type Discriminator,
  discriminators,
  formatFql,
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

const fits = (event: unknown, way: readonly Discriminator[]): boolean =>
  way.every(({ path, values }) => values.some((value) => value === (path.reduce(readOwn, event) ?? null)))
