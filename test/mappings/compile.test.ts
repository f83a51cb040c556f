import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '../../src/json/value.js'
import {
  applyMapping,
  checkMapping,
  compileMapping,
  MappingError,
  readsOf,
} from '../../src/mappings/index.js'
import { formatPath, parsePath } from '../../src/mappings/paths.js'
import { deepFreeze } from './back-ends.js'

describe('limits', () => {
  it('nests 64 levels deep, or as deep as the caller says', () => {
    const nested = (depth: number): Json => (depth === 0 ? 1 : { a: nested(depth - 1) })
    expect(checkMapping(nested(64))).toEqual([])
    expect(codesOf(nested(65))).toEqual(['map/limit'])
    expect(codesOf({ '@literal': nested(100_000 / 100) })).toEqual(['map/limit'])
    expect(checkMapping(nested(3), { maxDepth: 2 })).toHaveLength(1)
  })

  it('refuses transforms that multiply, before they cost time', () => {
    const twice: Json = { x: [{ '@path': '$.x' }, { '@path': '$.x' }, { '@path': '$.x' }] }
    const chain = (links: number): Json =>
      links === 0 ? { '@path': '$.x' } : { '@transform': { apply: twice, mapping: chain(links - 1) } }
    expect(checkMapping(chain(5))).toEqual([])
    expect(codesOf(chain(30))).toContain('map/limit')
    expect(checkMapping(chain(5), { maxWeight: 50 })).not.toEqual([])
  })

  it('caps the pieces of @replace where the caller asks for it', () => {
    const mapping: Json = { '@replace': { value: 'x', pattern: 'eleven char', replacement: 'short' } }
    expect(checkMapping(mapping)).toEqual([])
    expect(checkMapping(mapping, { maxReplaceLength: 10 })).toMatchObject([
      { code: 'map/limit', pointer: '/@replace/pattern' },
    ])
  })
})

describe('compileMapping', () => {
  it('throws every problem at once', () => {
    expect(() => compileMapping([{ '@nope': 1 }, { '@path': 5 }])).toThrow(MappingError)
    expect(codesOf([{ '@nope': 1 }, { '@path': 5 }])).toEqual(['map/unknown-directive', 'map/option'])
  })

  it('reads the holes of a template between its innermost braces, and braces of a path in quotes', () => {
    const fill = (template: string) => compileMapping({ '@template': template })({ id: 1, 'a}': 2 })
    expect(fill('{{{{id}}}}')).toBe('{1}')
    expect(fill('{{{id}}')).toBe('{1')
    expect(fill('{{id}}}')).toBe('1}')
    expect(fill("{{['a}']}}")).toBe('2')
    expect(codesOf({ '@template': '{{id} {{id}}' })).toEqual(['map/template'])
    expect(codesOf({ '@template': '{{id} }}' })).toEqual(['map/template'])
  })

  it('takes a directive list of the caller', () => {
    expect(codesOf({ '@path': '$.a' }, { directives: [] })).toEqual(['map/unknown-directive'])
  })

  it('ignores saved _metadata beside a directive', () => {
    expect(compileMapping({ a: { '@path': '$.a', _metadata: { label: 'A' } } })({ a: 1 })).toEqual({ a: 1 })
  })

  it('does not say that there is no loop where the loop itself is wrong', () => {
    const mapping: Json = {
      '@each': { In: { '@path': '$.a' }, as: 'x', where: '@.b = @x.c', do: { '@path': '@x.d' } },
    }
    expect(codesOf(mapping)).toEqual(['map/option', 'map/option'])
  })

  it('takes an option that is undefined for one that is left out', () => {
    const options: Record<string, Json | undefined> = {
      exists: { '@path': '$.a' },
      blank: undefined,
      else: 2,
    }
    expect(compileMapping({ '@if': options as Json })({})).toBe(2)
  })

  it('refuses what JSON can not hold', () => {
    for (const value of [Number.NaN, 1n, () => 1, new Date(0), new Map(), Symbol('s'), [undefined]])
      expect(codesOf({ a: value as Json })).toEqual(['map/not-json'])
  })
})

describe('applyMapping', () => {
  it('compiles a mapping once for each options object', () => {
    const mapping: Json = deepFreeze({ a: { '@path': '$.a' } })
    expect(applyMapping(mapping, { a: 1 })).toEqual({ a: 1 })
    expect(applyMapping(mapping, { a: 2 })).toEqual({ a: 2 })
    expect(() => applyMapping(mapping, {}, { directives: [] })).toThrow(MappingError)
    expect(applyMapping('text', {})).toBe('text')
  })
})

describe('readsOf', () => {
  it('names the paths in the order of the mapping, each once', () => {
    const mapping: Json = [
      { '@path': '$.b' },
      { '@template': '{{a.c}} {{b}}' },
      { '@each': { in: { '@path': "$['odd.key']" }, where: '@.x = total', do: { '@path': '$.currency' } } },
    ]
    expect(readsOf(mapping)).toEqual(['$.b', '$.a.c', "$['odd.key']", '$.total', '$.currency'])
  })

  it('writes paths that are read as the same path', () => {
    const key = fc.oneof(
      fc.string(),
      fc.constantFrom('', '*', "'", '"', '\\', ']', 'a.b', '\n', '__proto__', '0', '$', '@'),
    )
    fc.assert(
      fc.property(fc.array(key, { minLength: 1 }), (keys) => {
        expect(parsePath(formatPath({ start: '$', keys }))).toEqual({ start: '$', keys })
      }),
    )
  })
})

const codesOf = (mapping: Json, options = {}) => checkMapping(mapping, options).map(({ code }) => code)
