import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasErrors } from '../../src/diagnostics/diagnostic.js'
import { ValueFailure } from '../../src/expressions/failure.js'
import type { Json } from '../../src/json/value.js'
import { checkMapping, compileMapping, directives, MappingError, readsOf } from '../../src/mappings/index.js'
import {
  almostMapping,
  anyData,
  anyJson,
  functions,
  mappingOfDirective,
  mappingOfRegistry,
} from './arbitraries.js'
import { backEnds, deepFreeze, functionOf, run } from './back-ends.js'
import { exactText } from './canonical-text.js'

/** What holds for every mapping and every event. */

const isValid = (mapping: Json): boolean => !hasErrors(checkMapping(mapping, { functions }))

describe('any JSON as a mapping', () => {
  it('gives a function or diagnostics, never another exception', () => {
    fc.assert(
      fc.property(fc.oneof(anyJson, almostMapping, mappingOfRegistry), (mapping) => {
        deepFreeze(mapping)
        const problems = checkMapping(mapping)
        readsOf(mapping)
        for (const { message, pointer } of problems) {
          expect(message).not.toMatch(/undefined|\[object|NaN/)
          expect(resolves(mapping, pointer ?? '')).toBe(true)
        }
        if (hasErrors(problems)) expect(() => compileMapping(mapping)).toThrow(MappingError)
        else compileMapping(mapping)
      }),
      { numRuns: 600 },
    )
  })
})

describe('a mapping over the registry', () => {
  it('is valid often enough to say something', () => {
    const samples = fc.sample(mappingOfRegistry, { numRuns: 300, seed: 7 })
    expect(samples.filter(isValid).length).toBeGreaterThan(100)
  })

  it('gives JSON, nothing or a coded failure for any data, the same on every back end and every time, and changes nothing', () => {
    expectLaws(mappingOfRegistry, 1_000)
  })

  it.each(directives)('$name does too, over values of every kind', ({ name }) => {
    expectLaws(mappingOfDirective(name), 200)
  })

  it('reads nothing that an object inherits, and leaves the prototypes alone', () => {
    const before = prototypes()
    fc.assert(
      fc.property(mappingOfRegistry, anyData, (mapping, data) => {
        fc.pre(isValid(mapping))
        const guarded = guard(data)
        for (const backEnd of backEnds) answerOf(() => run(backEnd, mapping, guarded, { functions }))
        expect(prototypes()).toBe(before)
      }),
      { numRuns: 500 },
    )
  })
})

describe('a key called __proto__ is a key like any other', () => {
  const data: Json = deepFreeze(JSON.parse('{"__proto__":{"x":1},"list":[{"k":"__proto__","v":{"y":2}}]}'))
  const whole: Json = { '@path': '$' }
  const cases: readonly (readonly [mapping: Json, text: string])[] = [
    [{ '@path': '$.__proto__.x' }, '1'],
    [{ '@path': '$.list[0].__proto__' }, 'undefined'],
    [{ '@template': '{{__proto__.x}}{{a.__proto__.x}}' }, '"1"'],
    [
      { '@merge': { objects: [{}, { '@pick': { from: whole, keys: ['__proto__'] } }], direction: 'right' } },
      '{"__proto__":{"x":1}}',
    ],
    [{ '@omit': { from: whole, keys: ['list'] } }, '{"__proto__":{"x":1}}'],
    [{ '@prune': { value: { '@omit': { from: whole, keys: ['list'] } } } }, '{"__proto__":{"x":1}}'],
    [{ '@excludeWhenNull': { '@omit': { from: whole, keys: ['list'] } } }, '{"__proto__":{"x":1}}'],
    [
      { '@flatten': { value: { '@pick': { from: whole, keys: ['__proto__'] } }, separator: '.' } },
      '{"__proto__.x":1}',
    ],
    [{ '@flatten': { value: { '@path': '$.__proto__' }, separator: '.' } }, '{"x":1}'],
    [{ '@entries': { in: whole, where: '@.key = "__proto__"' } }, '{"__proto__":{"x":1}}'],
    [{ '@get': { from: whole, key: { '@path': '$.list[0].k' } } }, '{"x":1}'],
    [{ '@json': { mode: 'decode', value: '{"__proto__":{"z":1}}' } }, '{"__proto__":{"z":1}}'],
    [{ '@switch': { on: { '@path': '$.list[0].k' }, cases: JSON.parse('{"__proto__":"here"}') } }, '"here"'],
    [{ '@literal': JSON.parse('{"__proto__":null}') }, '{"__proto__":null}'],
    [
      { '@fromEntries': { in: { '@path': '$.list' }, key: { '@path': '@.k' }, value: { '@path': '@.v' } } },
      '{"__proto__":{"y":2}}',
    ],
    [
      { '@walk': { in: { '@pick': { from: whole, keys: ['__proto__'] } }, do: 'w' } },
      '{"__proto__":{"x":"w"}}',
    ],
    [{ '@sort': { in: { '@path': '$.list' }, by: '@.__proto__' } }, '[{"k":"__proto__","v":{"y":2}}]'],
    [{ '@jsonpath': '$..__proto__' }, '[{"x":1}]'],
    [{ '@jsonpath': '$.list[?(@.__proto__)]' }, '[]'],
    [{ '@extract': { value: 'ab', pattern: '(?P<__proto__>a)' } }, '{"__proto__":"a"}'],
    [{ '@rewrite': { value: 'ab', pattern: '(?P<__proto__>a)', with: '$__proto__!' } }, '"a!b"'],
    [{ '@url': { value: 'https://a.example?__proto__=1', part: 'query' } }, '{"__proto__":"1"}'],
  ]

  it.each(cases)('%j', (mapping, text) => {
    for (const backEnd of backEnds) {
      const output = run(backEnd, mapping, data)
      expect(exactText(output), backEnd).toBe(text)
      if (output !== undefined) expectJson(output)
    }
  })
})

it('the guard notices a read of an inherited name', () => {
  expect(() => Reflect.get(Object(guard({ a: 1 })), 'constructor')).toThrow()
  expect(() => String(guard({ a: 1 }))).toThrow()
  expect(Reflect.get(Object(guard({ a: 1 })), 'a')).toBe(1)
})

/** Sources that say the same each time. */
const options = { functions, clock: () => 1_700_000_000_000, random: () => 0.25 }

function expectLaws(mappings: fc.Arbitrary<Json>, numRuns: number): void {
  const property = fc.property(mappings, anyData, (mapping, data) => {
    deepFreeze([mapping, data])
    fc.pre(isValid(mapping))
    const expected = answerOf(() => {
      const output = run('interpreter', mapping, data, options)
      if (output !== undefined) expectJson(output)
      return output
    })
    for (const backEnd of backEnds) {
      const apply = functionOf(backEnd, mapping, options)
      expect(
        answerOf(() => apply(data)),
        backEnd,
      ).toBe(expected)
      expect(
        answerOf(() => apply(data)),
        backEnd,
      ).toBe(expected)
    }
  })
  fc.assert(property, { numRuns, maxSkipsPerRun: 1_000 })
}

/** What comes out, as text, or the failure on data; anything else that is thrown goes on. */
function answerOf(run: () => unknown): string {
  try {
    return exactText(run())
  } catch (error) {
    if (error instanceof ValueFailure) return `${error.code}: ${error.message}`
    throw error
  }
}

/** Whether a pointer leads to a place in the mapping, or to an option that could be there. */
function resolves(mapping: Json, pointer: string): boolean {
  const keys = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  let value: unknown = mapping
  for (const key of keys) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return false
    value = Reflect.get(value, key)
  }
  return true
}

function expectJson(value: unknown): void {
  if (Array.isArray(value)) {
    for (const item of value) expectJson(item)
  } else if (typeof value === 'object' && value !== null) {
    expect([Object.prototype, null]).toContain(Object.getPrototypeOf(value))
    for (const key of Object.keys(value)) expectJson(Reflect.get(value, key))
  } else if (typeof value === 'number') {
    expect(Number.isFinite(value)).toBe(true)
  } else if (value !== null) {
    expect(['string', 'boolean']).toContain(typeof value)
  }
}

/** The data, with every read of a name that an object inherits made an error. */
function guard(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(guard)
  if (typeof value !== 'object' || value === null) return value
  const copy = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, guard(inner)]))
  return new Proxy(copy, {
    get(target, key, receiver) {
      if (!Object.hasOwn(target, key) && Reflect.has(Object.prototype, key))
        throw new Error(`the inherited ${String(key)} was read`)
      return Reflect.get(target, key, receiver)
    },
    getPrototypeOf() {
      throw new Error('a prototype was asked for')
    },
  })
}

const prototypes = (): string =>
  [Object.prototype, Array.prototype, String.prototype, Function.prototype]
    .map((prototype) => Reflect.ownKeys(prototype).map(String).join())
    .join(';')
