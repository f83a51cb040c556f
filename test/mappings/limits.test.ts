import { describe, expect, it } from 'vitest'
import { ValueFailure } from '../../src/expressions/failure.js'
import type { Json } from '../../src/json/value.js'
import { applyMapping, compileMapping, explainMapping } from '../../src/mappings/index.js'

const value: Json = { '@path': '$.a' }
const nested = (levels: number) => {
  let value: Json = 'x'
  for (let level = 0; level < levels; level += 1) value = [value]
  return value
}

function failureOf(run: () => unknown): unknown {
  try {
    return run()
  } catch (error) {
    return error
  }
}

describe('data beyond what the platform holds fails with ValueFailure, compiled, applied and explained:', () => {
  const objects = { a: {} }
  for (let level = 0; level < 100_000; level += 1) objects.a = { b: objects.a }

  it.each<[string, Json, unknown]>([
    ['@template', { '@template': '{{$.a}}' }, { a: nested(100_000) }],
    ['@json', { '@json': { mode: 'encode', value } }, { a: nested(100_000) }],
    ['@flatten', { '@flatten': { value, separator: '.' } }, objects],
    ['@prune', { '@prune': { value } }, objects],
    ['@excludeWhenNull', { '@excludeWhenNull': value }, objects],
    ['@unique', { '@unique': [value, value] }, { a: nested(100_000) }],
    ['@cast', { '@cast': { value, to: 'string' } }, { a: nested(100_000) }],
    ['@join', { '@join': { value: [value], separator: '' } }, { a: nested(100_000) }],
    ['@base64', { '@base64': { mode: 'encode', value } }, { a: nested(100_000) }],
    ['@liquid', { '@liquid': '{{ a }}' }, { a: nested(100_000) }],
    [
      '@json decoding',
      { '@json': { mode: 'decode', value } },
      { a: `${'['.repeat(100_000)}-0${']'.repeat(100_000)}` },
    ],
    ['@walk', { '@walk': { in: value, do: 'x' } }, { a: nested(100_000) }],
  ])('%s on nesting', (_, mapping, data) => {
    for (const evaluation of ['compiled', 'closures'] as const) {
      const failure = failureOf(() => compileMapping(mapping, { evaluation })(data))
      expect(failure).toBeInstanceOf(ValueFailure)
      expect(failure).toMatchObject({ code: 'TOO_DEEP' })
    }
    expect(failureOf(() => applyMapping(mapping, data))).toMatchObject({ code: 'TOO_DEEP' })
    expect(explainMapping(mapping, data).failure).toMatchObject({ code: 'TOO_DEEP' })
  })

  it('text longer than a text can be', () => {
    const mapping = { '@template': '{{a}}'.repeat(100) }
    const data = { a: 'x'.repeat(6_000_000) }
    expect(failureOf(() => compileMapping(mapping)(data))).toMatchObject({ code: 'TOO_LARGE' })
    expect(explainMapping(mapping, data).failure).toMatchObject({ code: 'TOO_LARGE' })
  })

  it('surroundings that give nothing to use', () => {
    const mapping = { '@uuid': {} }
    const options = { random: () => 2 }
    expect(failureOf(() => compileMapping(mapping, options)({}))).toBeInstanceOf(ValueFailure)
    expect(explainMapping(mapping, {}, options).failure).toMatchObject({ code: 'NO_RANDOM', at: '' })
  })
})

describe('what loops multiply fails before it takes long or fills the memory:', () => {
  const list = Array.from({ length: 4_000 }, (_, index) => `s${index}`)
  const event = { list, text: 'a'.repeat(16_000), map: Object.fromEntries(list.map((key) => [key, key])) }
  const ofList: Json = { '@path': '$.list' }
  const ofText: Json = { '@path': '$.text' }
  const ofMap: Json = { '@path': '$.map' }
  const root: Json = { '@path': '$' }
  const element: Json = { '@path': '@' }
  const each = (source: Json = ofList, body: Json = null): Json => ({ '@each': { in: source, do: body } })
  const times = (count: number, around: (inner: Json) => Json, inner: Json): Json =>
    count === 0 ? inner : around(times(count - 1, around, inner))

  it.each<[string, Json]>([
    ['loops in loops', each(ofList, each(ofList, 'x'))],
    ['the whole data for each element', each(ofList, root)],
    ['the whole data for each scalar', { '@walk': { in: root, do: root } }],
    ['@sort in a loop', each(ofList, { '@sort': ofList })],
    ['@unique in a loop', each(ofList, { '@unique': ofList })],
    ['@merge in a loop', each(ofList, { '@merge': { objects: [ofMap, ofMap], direction: 'right' } })],
    ['@flatten in a loop', each(ofList, { '@flatten': { value: root, separator: '.' } })],
    ['@json in a loop', each(ofList, { '@json': { mode: 'encode', value: root } })],
    ['@template in a loop', each(ofList, { '@template': '{{$.text}}' })],
    ['@split in a loop', each(ofList, { '@split': { value: ofText, separator: 'a' } })],
    ['@join in a loop', each(ofList, { '@join': { value: ofList, separator: 'x'.repeat(100) } })],
    ['@hash in a loop', each(ofList, { '@hash': { value: ofText, algorithm: 'sha256' } })],
    ['@extract in a loop', each(ofList, { '@extract': { value: ofText, pattern: '(a+)+b' } })],
    ['@jsonpath in a loop', each(ofList, { '@jsonpath': '$..*' })],
    ['@liquid in a loop', each(ofList, { '@liquid': '{{ list | join: "," | upcase }}' })],
    ['queries in a loop', { '@each': { in: ofList, where: 'any(list, any(list, @ = "none"))' } }],
    ['elements that become two', times(28, (list) => each(list, [element, element]), [ofMap])],
    ['text that becomes two', times(28, (list) => each(list, { '@template': '{{@}}{{@}}' }), [ofText])],
    ['thousands of directives', list.map(() => ({ '@flatten': { value: root, separator: '.' } }))],
  ])('%s', (_, mapping) => {
    for (const evaluation of ['compiled', 'closures'] as const) {
      const failure = failureOf(() => compileMapping(mapping, { evaluation })(event))
      expect(failure).toMatchObject({ name: 'ValueFailure', code: 'TOO_LARGE' })
    }
  })

  it('but a loop over thousands of elements does not', () => {
    const body = { id: element, label: { '@template': '{{@}}-{{@index}}' }, of: { '@path': '$.list.length' } }
    expect(compileMapping(each(ofList, body))(event)).toHaveLength(4_000)
  })

  it('a long key above many others', () => {
    const data = { ['k'.repeat(10_000)]: event.map }
    const failure = failureOf(() => compileMapping({ '@flatten': { value: root, separator: '.' } })(data))
    expect(failure).toMatchObject({ code: 'TOO_LARGE' })
  })
})

describe('text that directives inside of one another multiply fails before it fills the memory:', () => {
  const inside = (times: number, around: (inner: Json) => Json): Json =>
    times === 0 ? value : around(inside(times - 1, around))

  it.each<[string, (inner: Json) => Json]>([
    ['@replace', (value) => ({ '@replace': { value, pattern: 'x', replacement: 'x'.repeat(100) } })],
    [
      '@replace in any case',
      (value) => ({ '@replace': { value, pattern: 'X', replacement: 'x'.repeat(100), ignorecase: true } }),
    ],
    ['@join', (value) => ({ '@join': { value: [value, value, value, value, value], separator: 'x' } })],
    ['@json', (value) => ({ '@json': { mode: 'encode', value: [value, value, value] } })],
  ])('%s', (_, around) => {
    const apply = compileMapping(inside(5, around))
    expect(apply({ a: '' })).toBeTypeOf('string')
    expect(failureOf(() => apply({ a: 'x'.repeat(8_000) }))).toMatchObject({ code: 'TOO_LARGE' })
  })

  it('but a long text may become shorter', () => {
    const apply = compileMapping({ '@replace': { value, pattern: 'xx', replacement: 'y' } })
    expect(apply({ a: 'x'.repeat(3_000_000) })).toBe('y'.repeat(1_500_000))
  })
})
