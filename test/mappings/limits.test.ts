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
