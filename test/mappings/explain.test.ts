import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ValueFailure } from '../../src/expressions/failure.js'
import { call, defineNative, kinds, literal, objectOf, variable } from '../../src/expressions/index.js'
import { pointerKeys } from '../../src/json/pointer.js'
import type { Json } from '../../src/json/value.js'
import {
  checkMapping,
  compileMapping,
  defineDirective,
  directives,
  explainLambda,
  explainMapping,
  lowerMapping,
  MappingError,
  type MappingExplanation,
  namesOf,
  type ValueSource,
} from '../../src/mappings/index.js'
import { parsePath } from '../../src/mappings/paths.js'
import {
  almostMapping,
  anyData,
  anyJson,
  functions,
  mappingOfDirective,
  mappingOfRegistry,
} from './arbitraries.js'
import { deepFreeze } from './back-ends.js'
import { exactText } from './canonical-text.js'
import { changeElsewhere } from './change-elsewhere.js'

const isValid = (mapping: Json): boolean =>
  checkMapping(mapping, { functions }).every(({ severity }) => severity !== 'error')
const path = (text: string): Json => ({ '@path': text })

/** Everything that an explanation says was read, for the value or for a decision. */
const readsIn = ({ sources, missing }: MappingExplanation) =>
  [...sources, ...missing].flatMap((source) => [source, ...source.because].flatMap(({ reads }) => reads))

describe('what is explained of a mapping', () => {
  const event: Json = deepFreeze({
    userId: null,
    anonymousId: 'a-1',
    event: 'Order Completed',
    currency: 'EUR',
    key: 'plan',
    traits: { plan: 'pro', age: null, address: { city: 'Oslo' } },
    properties: {
      total: '8',
      products: [
        { sku: 'a', price: 0 },
        { sku: 'b', price: 9 },
      ],
      tags: ['x', null, 'y'],
    },
  })

  /** For each place of the output: paths, written values, directives, and what decided. */
  const cases: readonly (readonly [title: string, mapping: Json, lines: readonly string[]])[] = [
    ['a path', path('$.event'), [' $.event @path']],
    ['the whole', path('$'), [' $ @path']],
    ['a written value', { a: [1, { b: null }] }, ['/a/0 1', '/a/1/b null']],
    [
      'a written value that looks like a directive',
      { '@literal': { '@path': 'x' } },
      ['/@path "x" @literal'],
    ],
    ['an empty object', { a: {} }, ['/a ']],
    [
      'a directive in another',
      { '@cast': { value: path('$.properties.total'), to: 'number' } },
      [' $.properties.total @cast @path'],
    ],
    [
      'a template',
      { '@template': '{{event}} for {{currency}}' },
      [' $.event, $.currency, " for " @template'],
    ],
    [
      'a skipped value',
      { '@coalesce': [path('$.userId'), path('$.none'), path('$.anonymousId'), 'x'] },
      [
        ' $.anonymousId @coalesce @path because @coalesce $.userId, $.none took /@coalesce/2 skipped /@coalesce/0, /@coalesce/1',
      ],
    ],
    ['a first value', { '@coalesce': [path('$.event'), 'x'] }, [' $.event @coalesce @path']],
    [
      'a branch',
      { '@if': { condition: 'currency = "EUR"', then: 'home', else: 'abroad' } },
      [' "home" @if because @if $.currency, "EUR" took /@if/then'],
    ],
    [
      'a case',
      {
        '@switch': {
          on: path('$.event'),
          cases: { A: 1, B: 2, 'Order Completed': path('$.currency'), D: 4 },
        },
      },
      [' $.currency @switch @path because @switch $.event took /@switch/cases/Order Completed'],
    ],
    [
      'a loop',
      {
        '@each': {
          in: path('$.properties.products'),
          do: { id: path('@.sku'), c: path('$.currency'), all: path('@') },
        },
      },
      [0, 1].flatMap((at) => [
        `/${at}/id $.properties.products[${at}].sku @each @path @path`,
        `/${at}/c $.currency @each @path`,
        `/${at}/all $.properties.products[${at}] @each @path @path`,
      ]),
    ],
    [
      'a loop with a condition',
      { '@each': { in: path('$.properties.products'), where: '@.price > 0', do: path('@.sku') } },
      ['/0 $.properties.products[1].sku @each @path @path because @each $.properties.products[1].price, 0'],
    ],
    [
      'a loop over one object',
      { '@each': { in: path('$.traits'), do: path('@.plan') } },
      ['/0 $.traits.plan @each @path @path'],
    ],
    [
      'a loop in a loop',
      {
        '@each': {
          in: [path('$.properties')],
          as: 'p',
          do: { '@each': { in: path('@p.products'), do: { '@template': '{{@p.total}}{{@.sku}}' } } },
          flat: true,
        },
      },
      [
        '/0 $.properties.total, $.properties.products[0].sku @each @each @template @path @path',
        '/1 $.properties.total, $.properties.products[1].sku @each @each @template @path @path',
      ],
    ],
    [
      'a shape',
      { '@arrayPath': ['$.properties.products', { id: path('$.sku') }] },
      [
        '/0/id $.properties.products[0].sku @arrayPath @path',
        '/1/id $.properties.products[1].sku @arrayPath @path',
      ],
    ],
    [
      'an element',
      { '@find': { in: path('$.properties.products'), where: '@.sku = "b"' } },
      [' $.properties.products[1] @find @path because @find $.properties.products[1].sku, "b"'],
    ],
    [
      'merged objects',
      { '@merge': { objects: [{ plan: 'free', kind: 1 }, path('$.traits')], direction: 'right' } },
      [
        '/plan $.traits.plan @merge @path',
        '/kind 1 @merge',
        '/age $.traits.age @merge @path',
        '/address $.traits.address @merge @path',
      ],
    ],
    [
      'picked fields',
      { '@pick': { from: path('$.traits'), keys: ['plan', 'age'] } },
      ['/plan $.traits.plan @pick @path', '/age $.traits.age @pick @path'],
    ],
    [
      'what is left of an object',
      { '@omit': { from: path('$.traits'), keys: ['address'] } },
      ['/plan $.traits.plan @omit @path', '/age $.traits.age @omit @path'],
    ],
    [
      'a flat object',
      { '@flatten': { value: path('$.traits'), separator: '.' } },
      [
        '/plan $.traits.plan @flatten @path',
        '/age $.traits.age @flatten @path',
        '/address.city $.traits.address.city @flatten @path',
      ],
    ],
    [
      'entries',
      { '@entries': { in: path('$.traits'), where: 'exists(@.value)', key: { '@template': 'u_{{@.key}}' } } },
      [
        '/u_plan $.traits.plan @entries @path because @entries $.traits.plan',
        '/u_address $.traits.address @entries @path because @entries $.traits.address',
      ],
    ],
    [
      'pruned',
      { '@prune': { value: path('$.traits') } },
      ['/plan $.traits.plan @prune @path', '/address/city $.traits.address.city @prune @path'],
    ],
    [
      'a list without nulls',
      { '@compact': path('$.properties.tags') },
      ['/0 $.properties.tags[0] @compact @path', '/1 $.properties.tags[2] @compact @path'],
    ],
    [
      'a reversed list',
      { '@reverse': path('$.properties.tags') },
      [
        '/0 $.properties.tags[2] @reverse @path',
        '/1 $.properties.tags[1] @reverse @path',
        '/2 $.properties.tags[0] @reverse @path',
      ],
    ],
    [
      'a sorted list',
      { '@sort': { in: path('$.properties.products'), by: '@.price', order: 'desc' } },
      ['/0 $.properties.products[1] @sort @path', '/1 $.properties.products[0] @sort @path'],
    ],
    [
      'a nested value with some of its scalars replaced',
      { '@walk': { in: path('$.traits'), where: '@ = null', do: 'unknown' } },
      [
        '/plan $.traits.plan @walk @path',
        '/age "unknown" @walk because @walk $.traits.age, null',
        '/address/city $.traits.address.city @walk @path',
      ],
    ],
    [
      'a list without repeats',
      { '@unique': { in: path('$.properties.products'), by: '@.sku' } },
      ['/0 $.properties.products[0] @unique @path', '/1 $.properties.products[1] @unique @path'],
    ],
    [
      'a computed key',
      { '@get': { from: path('$.traits'), key: path('$.key') } },
      [' $.traits.plan @get @path because @get $.key'],
    ],
    ['a length', path('$.properties.tags.length'), [' $.properties.tags @path']],
    [
      'a transformed value',
      {
        '@transform': {
          apply: { n: { '@case': { operator: 'upper', value: path('$.event') } } },
          mapping: { to: path('$.n') },
        },
      },
      ['/to $.event @transform @path @case @path'],
    ],
    [
      'what is read out of an opaque value',
      {
        '@transform': { apply: { '@json': { mode: 'decode', value: '{"a":[1]}' } }, mapping: [path('$.a')] },
      },
      ['/0 "{\\"a\\":[1]}" @transform @path @json'],
    ],
    ['an opaque value', { '@json': { mode: 'decode', value: path('$.event') } }, [' $.event @json @path']],
    [
      'an empty list',
      { '@each': { in: path('$.properties.products'), where: '@.price > 99' } },
      [' $.properties.products @each @path'],
    ],
  ]

  it.each(cases)('%s', (_, mapping, lines) => {
    expect(explainMapping(mapping, event).sources.map(lineOf)).toEqual(lines)
  })

  it('tells what was read for a value that is missing', () => {
    const { output, sources, missing } = explainMapping({ a: path('$.none'), b: [path('$.userId.x')] }, event)
    expect(output).toEqual({ b: [null] })
    expect(sources).toMatchObject([{ at: '/b/0', reads: [{ path: '$.userId.x', value: null }] }])
    expect(missing).toEqual([
      {
        at: '/a',
        reads: [{ path: '$.none', keys: ['none'] }],
        literals: [],
        directives: [{ name: '@path', at: '/a/@path' }],
        because: [],
      },
    ])
    expect(explainMapping(path('$.none'), event)).not.toHaveProperty('output')
  })

  it('tells of a decision about each element of a list that becomes one value', () => {
    const each = (inner: Json): Json => ({
      '@join': { value: { '@each': { in: path('$.properties.products'), do: inner } }, separator: ' ' },
    })
    const of = (mapping: Json) => explainMapping(mapping, event).sources.map(lineOf)
    expect(of(each({ '@if': { condition: '@.price > 1', then: 'dear', else: 'cheap' } }))).toEqual([
      ' "cheap", "dear" @join @each @if because @if $.properties.products[0].price, $.properties.products[1].price, 1',
    ])
    expect(of(each({ '@coalesce': [path('@.size'), path('@.sku')] }))).toEqual([
      ' $.properties.products[0].sku, $.properties.products[1].sku @join @each @coalesce @path @path because @coalesce $.properties.products[0].size, $.properties.products[1].size took /@join/value/@each/do/@coalesce/1 skipped /@join/value/@each/do/@coalesce/0',
    ])
  })

  it('names the element that decided, or the list where there are many', () => {
    const list = Array.from({ length: 5_000 }, (_, index) => index)
    const readsOfTest = (condition: string) =>
      explainMapping({ '@if': { condition, then: 1, else: 2 } }, { list }).sources[0]?.because[0]?.reads.map(
        (read) => read.path,
      )
    expect(readsOfTest('any(list, @ = 4999)')).toEqual(['$.list[4999]'])
    expect(readsOfTest('any(list, @ = 5000)')).toContain('$.list')
    expect(readsOfTest('any(list, @ = 5000)')).toHaveLength(101)
  })

  it('tells what was read beside the data', () => {
    const mapping = { '@liquid': '{{ "now" | date: "%Y" }}' }
    const { output, sources } = explainMapping(mapping, event, { clock: () => 0 })
    expect(output).toBe('1970')
    expect(sources[0]?.reads).toEqual([{ path: 'now', keys: ['now'], value: 0 }])
  })

  it('gives paths as steps too, places in lists as numbers', () => {
    const { sources } = explainMapping(path("$.properties.products[1]['sku']"), event)
    expect(sources[0]?.reads).toEqual([
      { path: '$.properties.products[1].sku', keys: ['properties', 'products', 1, 'sku'], value: 'b' },
    ])
  })

  function lineOf({ at, reads, literals, directives, because }: ValueSource): string {
    const ingredients = ({ reads, literals }: Pick<ValueSource, 'reads' | 'literals'>) =>
      [...reads.map((read) => read.path), ...literals.map(({ value }) => JSON.stringify(value))].join(', ')
    const names = directives.map(({ name }) => ` ${name}`).join('')
    const reasons = because.map(
      (one) =>
        ` because ${one.name} ${ingredients(one)}${one.took === undefined ? '' : ` took ${one.took}`}${one.skipped === undefined ? '' : ` skipped ${one.skipped.join(', ')}`}`,
    )
    return `${at} ${ingredients({ reads, literals })}${names}${reasons.join('')}`
  }
})

describe('an explanation', () => {
  const agree = (mappings: fc.Arbitrary<Json>, numRuns: number) =>
    fc.assert(
      fc.property(mappings, anyData, (mapping, data) => {
        deepFreeze([mapping, data])
        fc.pre(isValid(mapping))
        const explanation = explainMapping(mapping, data, { functions })
        const compiled = compileMapping(mapping, { evaluation: 'closures', functions })
        if (explanation.failure === undefined)
          expect(exactText(explanation.output)).toBe(exactText(compiled(data)))
        else expect(() => compiled(data)).toThrow(explanation.failure.message)
        expectExplained(explanation, mapping, data)
      }),
      { numRuns, maxSkipsPerRun: 1_000 },
    )

  it('gives the output of the compiled mapping, and a source for each part of it', () => {
    agree(mappingOfRegistry, 1_000)
  })

  it.each(directives)('does so for $name over values of every kind', ({ name }) => {
    agree(mappingOfDirective(name), 150)
  })

  it.each(directives)('holds the examples of $name', ({ examples }) => {
    for (const { mapping, data, gives, functions = [], sources = {} } of examples) {
      const explanation = explainMapping(deepFreeze(mapping), deepFreeze(data), { functions, ...sources })
      expect(exactText(explanation.output)).toBe(exactText(gives))
      expectExplained(explanation, mapping, data)
    }
  })

  it('leaves out nothing that the output depends on', () => {
    // What a loop leaves out, and what was equal, is not told one by one.
    const isTold = (mapping: Json) => !/"(where|by|@unique)":/.test(JSON.stringify(mapping))
    fc.assert(
      fc.property(mappingOfRegistry, anyData, (mapping, data) => {
        fc.pre(isTold(mapping) && isValid(mapping))
        const explanation = explainMapping(mapping, data, { functions })
        fc.pre(explanation.failure === undefined)
        const told = readsIn(explanation).map(({ keys }) => keys.map(String))
        const output = compileMapping(mapping, { functions })(changeElsewhere(data, told))
        expect(exactText(output)).toBe(exactText(explanation.output))
      }),
      { numRuns: 1_500, maxSkipsPerRun: 1_000 },
    )
  })

  it('gives any JSON as mapping an explanation or diagnostics, never another exception', () => {
    fc.assert(
      fc.property(fc.oneof(anyJson, almostMapping), anyData, (mapping, data) => {
        deepFreeze([mapping, data])
        if (isValid(mapping)) explainMapping(mapping, data, { functions })
        else expect(() => explainMapping(mapping, data, { functions })).toThrow(MappingError)
      }),
      { numRuns: 300 },
    )
  })

  it('stands data that nests deeper than any event', () => {
    let deep: Json = 'end'
    for (let level = 0; level < 20_000; level += 1) deep = { a: deep }
    const mappings: Json[] = [
      { '@slice': { value: path('$'), start: 1 } },
      { '@merge': { objects: [path('$.list[0]')], direction: 'left' } },
      { '@compact': path('$.list') },
    ]
    for (const mapping of mappings) {
      const { output } = explainMapping(mapping, { list: [deep] })
      expect(output === undefined || typeof output === 'object').toBe(true)
    }
  })

  it('tells where and why a mapping fails', () => {
    const refusing = defineNative({
      name: 'test/refusing',
      returns: kinds.anything,
      apply: (value) => {
        if (value === 'bad') throw new ValueFailure('NOT_GOOD', 'this is not good')
        return value
      },
    })
    const strict = defineDirective<Json>({
      name: '@strict',
      summary: 'Refuses what is bad.',
      options: { $ref: '#/$defs/mapping' },
      examples: [{ title: 'good', mapping: { '@strict': 1 }, data: {}, gives: 1 }],
      lower: (value, scope) => call(refusing, [call(refusing, [scope.lower(value)])]),
    })
    const options = { directives: [...directives, strict] }
    const mapping: Json = { a: 1, b: [{ '@cast': { value: { '@strict': path('$.x') }, to: 'string' } }] }
    expect(explainMapping(mapping, { x: 'bad' }, options)).toEqual({
      sources: [],
      missing: [],
      failure: {
        code: 'NOT_GOOD',
        message: 'this is not good',
        at: '/b/0/@cast/value/@strict',
        reads: [{ path: '$.x', keys: ['x'], value: 'bad' }],
        literals: [],
        directives: [
          { name: '@cast', at: '/b/0/@cast' },
          { name: '@strict', at: '/b/0/@cast/value/@strict' },
        ],
      },
    })
    expect(explainMapping(mapping, { x: 'good' }, options)).not.toHaveProperty('failure')
  })

  it('names what stands below several parameters by where each stands', () => {
    const [payload, settings] = [variable('payload'), variable('settings')]
    const scope = objectOf([
      ['payload', payload],
      ['settings', settings],
    ])
    const mapping: Json = [path('$.payload.to'), { '@template': '{{settings.key}}' }, path('$.payload')]
    const explain = explainLambda(
      { parameters: [payload, settings], body: lowerMapping(mapping, namesOf(scope)).expression },
      new Map([
        [payload, ['payload']],
        [settings, ['settings']],
      ]),
    )
    const { output, sources } = explain({ to: 'x' }, { key: 's3cret' })
    expect(output).toEqual(['x', 's3cret', { to: 'x' }])
    expect(sources.map(({ reads }) => reads.map(({ path, keys }) => [path, ...keys]))).toEqual([
      [['$.payload.to', 'payload', 'to']],
      [['$.settings.key', 'settings', 'key']],
      [['$.payload', 'payload']],
    ])
    expect(sources.map(({ directives }) => directives.map(({ at }) => at))).toEqual([
      ['/0/@path'],
      ['/1/@template'],
      ['/2/@path'],
    ])
  })

  it('speaks of a directive that gives a literal of its own', () => {
    const five = defineDirective<Json>({
      name: '@five',
      summary: 'Five.',
      options: { $ref: '#/$defs/json' },
      examples: [{ title: 'five', mapping: { '@five': null }, data: {}, gives: 5 }],
      lower: () => literal(5),
    })
    expect(explainMapping({ a: { '@five': null } }, {}, { directives: [five] }).sources).toEqual([
      {
        at: '/a',
        reads: [],
        literals: [{ at: '/a/@five', value: 5 }],
        directives: [{ name: '@five', at: '/a/@five' }],
        because: [],
      },
    ])
  })
})

/** What holds of every explanation. */
function expectExplained(explanation: MappingExplanation, mapping: Json, data: Json): void {
  // JSON knows no -0.
  expect(JSON.stringify(JSON.parse(JSON.stringify(explanation)))).toBe(JSON.stringify(explanation))
  const { output, sources, missing } = explanation
  const places = sources.map(({ at }) => at)
  expect(new Set(places).size).toBe(places.length)
  expect(
    leavesOf(output, '').filter((leaf) => !places.some((at) => leaf === at || leaf.startsWith(`${at}/`))),
  ).toEqual([])
  for (const at of places) expect(valueAt(output, pointerKeys(at))).not.toBeUndefined()
  for (const { at } of missing) expect(valueAt(output, pointerKeys(at))).toBeUndefined()
  for (const { path, keys, value } of readsIn(explanation)) {
    expect(parsePath(path)).toEqual({ start: '$', keys: keys.map(String) })
    // What surrounds the data is no path of it.
    if (path.startsWith('$') && !path.endsWith('.length'))
      expect(value).toBe(throughNull(data, keys.map(String)))
  }
  for (const source of [...sources, ...missing]) {
    const told = source.directives.map(({ at }) => at)
    expect(new Set(told).size).toBe(told.length)
    for (const { name, at } of source.directives) {
      expect(pointerKeys(at).at(-1)).toBe(name)
      expect(valueAt(mapping, pointerKeys(at))).not.toBeUndefined()
    }
    for (const { at } of source.literals) expect(valueAt(mapping, pointerKeys(at))).not.toBeUndefined()
  }
}

function leavesOf(value: unknown, at: string): readonly string[] {
  if (value === undefined) return []
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return [at]
  return Object.entries(value).flatMap(([key, inner]) =>
    leavesOf(inner, `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  )
}

function valueAt(value: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
        ? Reflect.get(inner, key)
        : undefined,
    value,
  )
}

const throughNull = (value: unknown, keys: readonly string[]): unknown =>
  keys.reduce<unknown>((inner, key) => (inner === null ? null : valueAt(inner, [key])), value)
