import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '../../src/json/value.js'
import { checkMapping, compileMapping, explainMapping } from '../../src/mappings/index.js'
import { backEnds, functionOf } from './back-ends.js'

const uuid = (name: unknown, namespace?: string) =>
  compileMapping({ '@uuid': { name: { '@path': '$' }, ...(namespace === undefined ? {} : { namespace }) } })(
    name,
  )

/** By another implementation of RFC 9562. */
it.each([
  ['dns', 'python.org', '886313e1-3b8a-5372-9b90-0c9aee199e5d'],
  ['url', 'm-1/0', '17ca19be-f10c-506f-8f75-02e12a02df9d'],
  [undefined, 'm-1/0', '17ca19be-f10c-506f-8f75-02e12a02df9d'],
  ['6BA7B810-9dad-11d1-80b4-00c04fd430c8', 'python.org', '886313e1-3b8a-5372-9b90-0c9aee199e5d'],
])('in %s "%s" has the UUID %s', (namespace, name, expected) => {
  expect(uuid(name, namespace)).toBe(expected)
})

it('has the form of version 5 for any name, and another for another name', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (one, other) => {
      expect(uuid(one)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      expect(uuid(one) === uuid(other)).toBe(one === other)
    }),
  )
})

it.each([5, true])('%j counts as text', (name) => {
  expect(uuid(name)).toBe(uuid(String(name)))
})

it.each([undefined, '', {}, ['a']])('%j is no name', (name) => {
  expect(uuid(name)).toBeUndefined()
})

it('refuses a namespace that there is not', () => {
  expect(checkMapping({ '@uuid': { name: 'a', namespace: 'uri' } })).toMatchObject([
    {
      code: 'map/option',
      pointer: '/@uuid/namespace',
      message: '"uri" is not one of `dns`, `url`, `oid`, `x500`, or a UUID',
    },
  ])
})

describe('a random UUID', () => {
  const random = { '@uuid': {} }
  const places: Json = {
    a: random,
    b: [random, random],
    each: {
      '@each': { in: [1, 2], do: { id: random, inner: { '@each': { in: ['x', 'y'], do: [random] } } } },
    },
    shape: { '@arrayPath': [{ '@literal': [{}, {}] }, { id: random }] },
    walk: { '@walk': { in: { '@literal': { p: 1, q: { r: 2 } } }, do: random } },
    entries: { '@entries': { in: { '@literal': { k: 1, l: 2 } }, value: random } },
  }

  it('is another at each place and in each round of a loop', () => {
    const found = uuidsIn(compileMapping(places, { random: () => 0.1 })({}))
    expect(found).toHaveLength(3 + 2 * 3 + 2 + 2 + 2)
    expect(new Set(found).size).toBe(found.length)
    for (const text of found)
      expect(text).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  it('is another in each run, and the same again from a source with the same numbers', () => {
    const twice = () => {
      const apply = compileMapping(places, { random: seeded() })
      return [apply({}), apply({})]
    }
    const [first, second] = twice()
    expect(uuidsIn(first).filter((text) => uuidsIn(second).includes(text))).toEqual([])
    expect(twice()).toEqual([first, second])
  })

  it('is the same on every back end and in an explanation', () => {
    const { output } = explainMapping(places, {}, { random: seeded() })
    for (const backEnd of backEnds)
      expect(functionOf(backEnd, places, { random: seeded() })({}), backEnd).toEqual(output)
  })

  it('is one where one value is read in several places', () => {
    const apply = { id: random }
    const mapping = {
      '@transform': { apply, mapping: { '@each': { in: ['a', 'b'], do: { '@path': '$.id' } } } },
    }
    expect(new Set(uuidsIn(compileMapping(mapping, { random: seeded() })({}))).size).toBe(1)
  })

  it('asks the source once a run, and only where a mapping can need it', () => {
    const drawn: number[] = []
    const source = () => drawn.push(0) * 0
    const [withName, without] = [{ '@uuid': { name: 'a' } }, [random, random]].map((mapping) =>
      compileMapping(mapping, { random: source }),
    )
    withName?.({})
    expect(drawn).toHaveLength(0)
    without?.({})
    expect(drawn).toHaveLength(4)
  })

  it('fails without a random source, and where it gives something else than such numbers', () => {
    const failing = { code: 'NO_RANDOM' }
    expect(() => compileMapping(random)({})).toThrow(expect.objectContaining(failing))
    for (const drawn of [1, -0.1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => compileMapping(random, { random: () => drawn })({}), String(drawn)).toThrow(
        expect.objectContaining(failing),
      )
  })

  it('has no namespace', () => {
    expect(checkMapping({ '@uuid': { namespace: 'dns' } })).toMatchObject([
      { code: 'map/option', pointer: '/@uuid/namespace' },
    ])
  })
})

/** Numbers that look random and are the same for everybody. */
function seeded(): () => number {
  let state = 1
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

const uuidsIn = (value: unknown): readonly string[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(uuidsIn) : [String(value)]
