import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasErrors } from '../../src/diagnostics/diagnostic.js'
import { renderDiagnostics } from '../../src/diagnostics/render.js'
import { isObject, type Json } from '../../src/json/value.js'
import { checkMapping, compileMapping, explainMapping, readsOf } from '../../src/mappings/index.js'
import { quotedKey } from '../../src/mappings/keys.js'
import { anyData, anyJson } from './arbitraries.js'
import { backEnds, deepFreeze, run } from './back-ends.js'
import { exactText } from './canonical-text.js'

const options = { expandKeys: true } as const
const path = (text: string): Json => ({ '@path': text })
const data: Json = deepFreeze({
  name: 'Ann',
  email: 'a@b.example',
  nothing: null,
  list: [{ id: 1 }, { id: 2 }],
})

const cases: readonly (readonly [title: string, mapping: Json, gives: string])[] = [
  ['a dot makes an object', { 'info.name': path('$.name') }, '{"info":{"name":"Ann"}}'],
  ['a bracket makes a list', { 'info[0].email': path('$.email') }, '{"info":[{"email":"a@b.example"}]}'],
  ['double quotes keep a key', { '"user.email"': path('$.email') }, '{"user.email":"a@b.example"}'],
  ['quotes serve for a part too', { 'a."b.c"[\'d.e\']': 1 }, '{"a":{"b.c":{"d.e":1}}}'],
  ['a quoted key is no directive', { '"@type"': 'Person', 'a.@id': 1 }, '{"@type":"Person","a":{"@id":1}}'],
  ['keys of one object meet', { 'a.x': 1, b: 2, 'a.y': 3 }, '{"a":{"x":1,"y":3},"b":2}'],
  ['an object that is written out takes more', { a: { x: 1 }, 'a.y': 2 }, '{"a":{"x":1,"y":2}}'],
  ['a list that is written out too', { a: [{ x: 1 }], 'a[0].y': 2, 'a[1]': 3 }, '{"a":[{"x":1,"y":2},3]}'],
  ['keys inside of objects count from there', { a: { 'b.c': 1 }, 'a.b.d': 2 }, '{"a":{"b":{"c":1,"d":2}}}'],
  ['a hole in a list is null', { 'a[2]': 1, 'a[0]': 2 }, '{"a":[2,null,1]}'],
  ['a number after a dot is a name', { 'a.0': 1 }, '{"a":{"0":1}}'],
  ['what is missing leaves no object behind', { 'a.b.c': path('$.none'), d: 1 }, '{"d":1}'],
  ['nor a list', { 'a[0].b': path('$.none'), 'c[0]': path('$.none') }, '{}'],
  ['null does, for it is a value', { 'a.b': path('$.nothing') }, '{"a":{"b":null}}'],
  ['so does an object that is written out', { a: {}, 'a.b': path('$.none') }, '{"a":{}}'],
  [
    'a missing element is null beside another',
    { 'a[0].b': path('$.none'), 'a[1].b': 1 },
    '{"a":[null,{"b":1}]}',
  ],
  ['__proto__ is a name like any other', { 'a.__proto__.b': 1 }, '{"a":{"__proto__":{"b":1}}}'],
  ['text inside of @literal stays', { 'a.b': { '@literal': { 'c.d': 1 } } }, '{"a":{"b":{"c.d":1}}}'],
  [
    'objects in a directive are expanded too',
    { '@each': { in: path('$.list'), do: { 'item.id': path('@.id'), 'item.none': path('@.none') } } },
    '[{"item":{"id":1}},{"item":{"id":2}}]',
  ],
  [
    'a result with a name is read by its parts',
    { '@transform': { apply: { 'a.b': path('$.name') }, mapping: [path('$.a.b'), path('$.a')] } },
    '["Ann",{"b":"Ann"}]',
  ],
]

describe('a key', () => {
  describe.each(backEnds)('in the %s', (backEnd) => {
    it.each(cases)('%s', (_, mapping, gives) => {
      expect(exactText(run(backEnd, deepFreeze(mapping), data, options))).toBe(exactText(JSON.parse(gives)))
    })
  })

  it('is a name as it is where nobody asks', () => {
    const mapping = { 'info.name': 1, '"a"': 2, 'x[0]': 3 }
    expect(compileMapping(mapping)({})).toEqual(mapping)
  })

  it('that is nested deeper by its steps counts towards the depth of a mapping', () => {
    const long = (steps: number) => checkMapping({ [`a${'.b'.repeat(steps - 1)}`]: 1 }, options)
    expect(long(64)).toEqual([])
    expect(long(65)).toMatchObject([{ code: 'map/limit' }])
  })
})

const mistakes: readonly Json[] = [
  { a: path('$.name'), 'a.b': 1 },
  { 'a.b': 1, a: { b: 2 } },
  { 'a.b': 1, '"a".b': 2 },
  { 'a.b': 1, 'a[0]': 2 },
  { a: [1], 'a[0].b': 2 },
  { 'a..b': 1, 'a.': path('') },
  { '[0]': 1 },
  { '': 1 },
  { 'a[b]': 1 },
  { 'a[0': 1 },
  { '"a': 1, '"a"b': 2 },
  { 'a[1]': 1 },
  { 'a[100]': 1, 'b[99999999999999999999]': 2 },
]

it('is told what is wrong with it, where, and what to do', async () => {
  const text = mistakes.map(
    (mapping) => `${JSON.stringify(mapping)}\n\n${renderDiagnostics(checkMapping(mapping, options))}\n`,
  )
  await expect(text.join('\n\n')).toMatchFileSnapshot('./expand-keys.golden.txt')
})

it('is followed by explanations, by reads and by static types', () => {
  const mapping = { 'info.name': path('$.name'), 'info.age': path('$.age'), 'far[0].off': path('$.none') }
  const { sources, missing } = explainMapping(mapping, data, options)
  expect(sources.map(({ at, reads }) => [at, reads[0]?.path])).toEqual([['/info/name', '$.name']])
  expect(missing.map(({ at, reads }) => [at, reads[0]?.path])).toEqual([
    ['/info/age', '$.age'],
    ['/far', '$.none'],
  ])
  expect(readsOf(mapping, options)).toEqual(['$.name', '$.age', '$.none'])
})

it('is held to the schema of the fields', () => {
  const info = {
    type: 'object',
    required: ['email'],
    additionalProperties: false,
    properties: { email: { type: 'string' }, age: { type: 'number' } },
  }
  const schema = { type: 'object', required: ['info'], properties: { info } }
  const found = (mapping: Json) =>
    checkMapping(mapping, { ...options, schema, event: 'track' }).map(({ code, severity, pointer }) => [
      severity,
      code,
      pointer,
    ])
  expect(found({ 'info.email': 'x', 'info.age': 3 })).toEqual([])
  expect(found({ 'info.email': 'x', 'info.age': 'old' })).toEqual([['error', 'map/type', '/info.age']])
  expect(found({ 'info.email': 'x', 'info.emial': 1 })).toEqual([
    ['warning', 'map/unknown-field', '/info.emial'],
  ])
  expect(found({ 'info.age': 1 })).toEqual([['error', 'map/required-field', '/info.age']])
  expect(found({ 'info.email': path('$.properties.email'), 'info.age': 1 })).toEqual([
    ['warning', 'map/maybe-missing', '/info.email/@path'],
  ])
})

describe('expanded keys', () => {
  const key = fc.oneof(fc.string({ unit: fc.constantFrom(...'ab.["]\'\\01@'), maxLength: 8 }), fc.string())

  it('give a mapping or diagnostics that point into it, whatever they are', () => {
    const mapping = fc.array(fc.tuple(key, fc.oneof(anyJson, fc.constant(path('$.a')))), { maxLength: 4 })
    fc.assert(
      fc.property(mapping, anyData, (entries, value) => {
        const mapping: Json = deepFreeze(Object.fromEntries<Json>(entries))
        const problems = checkMapping(mapping, options)
        for (const { pointer = '' } of problems) expect(resolves(mapping, pointer)).toBe(true)
        if (hasErrors(problems)) return
        const [first, ...others] = backEnds.map((backEnd) => exactText(run(backEnd, mapping, value, options)))
        for (const other of others) expect(other).toBe(first)
        expect(exactText(explainMapping(mapping, value, options).output)).toBe(first)
      }),
      { numRuns: 2_000 },
    )
  })

  it('say in one row what objects and lists say in each other', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        const rows = rowsOf({ whole: value }, '')
        expect(exactText(compileMapping(Object.fromEntries(rows), options)({}))).toBe(
          exactText({ whole: value }),
        )
      }),
    )
  })

  function rowsOf(value: Json, name: string): readonly (readonly [string, Json])[] {
    const entries = Array.isArray(value)
      ? value.map((item, index) => [`${name}[${index}]`, item] as const)
      : isObject(value)
        ? Object.entries(value).map(
            ([key, item]) => [`${name}${name && '.'}${quotedKey(key)}`, item as Json] as const,
          )
        : []
    return entries.length === 0 ? [[name, value]] : entries.flatMap(([key, item]) => rowsOf(item, key))
  }
})

/** Whether a pointer leads to something. */
function resolves(mapping: Json, pointer: string): boolean {
  const keys = pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
  let value: unknown = mapping
  for (const key of keys) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return false
    value = Reflect.get(value, key)
  }
  return true
}
