// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references to groups are written so.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ValueFailure } from '../../src/expressions/failure.js'
import type { Json } from '../../src/json/value.js'
import { checkMapping, compileMapping } from '../../src/mappings/index.js'

const extract = (options: { readonly [option: string]: Json }, text: Json) =>
  compileMapping({ '@extract': { value: { '@path': '$' }, pattern: 'a', ...options } })(text)

const rewrite = (options: { readonly [option: string]: Json }, text: Json) =>
  compileMapping({ '@rewrite': { value: { '@path': '$' }, pattern: 'a', with: '', ...options } })(text)

describe('@extract', () => {
  it.each<[{ readonly [option: string]: Json }, Json, Json | undefined]>([
    [{ pattern: '\\d+' }, 'a12b3', '12'],
    [{ pattern: '(\\d)\\d' }, 'a12b3', '1'],
    [{ pattern: '(\\d)(\\d)?' }, 'a1', ['1', null]],
    [{ pattern: '(?<x>\\d)(\\d)' }, 'a12', { x: '1' }],
    [{ pattern: '(a)|(b)', group: 2 }, 'a', undefined],
    [{ pattern: '(a)|(b)', group: 2, all: true }, 'ab', [null, 'b']],
    [{ pattern: '(a)', group: 0 }, 'xa', 'a'],
    [{ pattern: '(?P<x>a)', group: 'x' }, 'xa', 'a'],
    [{ pattern: 'A', ignorecase: true }, 'a', 'a'],
    [{ pattern: 'A' }, 'a', undefined],
    [{ pattern: 'x', all: true }, 'a', []],
    [{ pattern: '.', all: true }, '🎉é', ['🎉', 'é']],
    [{ pattern: '\\d' }, 42, '4'],
    [{ pattern: '.' }, ['a'], undefined],
  ])('%j of %j gives %j', (options, text, expected) => {
    if (options.pattern === '')
      expect(checkMapping({ '@extract': { value: '', ...options } })).toHaveLength(1)
    else expect(extract(options, text)).toEqual(expected)
  })
})

describe('@rewrite', () => {
  it.each<[{ readonly [option: string]: Json }, Json, Json | undefined]>([
    [{ pattern: '(a)(b)', with: '$2$1' }, 'abab', 'baba'],
    [{ pattern: '(a)', with: '${1}0' }, 'a', 'a0'],
    [{ pattern: '(?P<name>a)', with: '<$name>' }, 'a', '<a>'],
    [{ pattern: '(?P<n>a)', with: '${n}x' }, 'a', 'ax'],
    [{ with: '$0$0' }, 'a', 'aa'],
    [{ with: '$$1' }, 'a', '$1'],
    [{ with: '$ $& $`' }, 'a', '$ $& $`'],
    [{ pattern: '(a)|b', with: '[$1]' }, 'ab', '[a][]'],
    [{ pattern: '\\b', with: '|' }, 'a b', '|a| |b|'],
    [{ pattern: 'x*', with: '-' }, 'ab', '-a-b-'],
    [{ with: 'b', global: false }, 'aa', 'ba'],
    [{ pattern: 'A', with: 'b', ignorecase: true }, 'aA', 'bb'],
    [{ with: 'b' }, true, 'true'],
    [{ with: 'b' }, null, null],
    [{ with: 'b' }, {}, undefined],
  ])('%j of %j gives %j', (options, text, expected) => {
    expect(rewrite(options, text)).toEqual(expected)
  })

  it.each(['$1', '$10', '${2}', '$name', '${name}'])(
    'refuses %s where there is no such group',
    (replacement) => {
      expect(checkMapping({ '@rewrite': { value: 'a', pattern: 'a', with: replacement } })).toMatchObject([
        { code: 'map/option', pointer: '/@rewrite/with' },
      ])
    },
  )

  it('agrees with JavaScript on simple patterns', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '1', 'é'), maxLength: 12 })
    const pattern = fc.constantFrom('a+', '[ab]', '\\s', '(a)(b)?', 'a|b', '\\d*', '^a', 'b$', '.')
    fc.assert(
      fc.property(text, pattern, (value, source) => {
        const expected = value.replace(new RegExp(source, 'gu'), '<$&>')
        expect(rewrite({ pattern: source, with: '<$0>' }, value)).toBe(expected)
      }),
    )
  })
})

describe('no pattern hangs', () => {
  const long = 'a'.repeat(100_000)

  it.each(['(a+)+$', '(a|a)*$', '(a*)*b', '(.*)(.*)(.*)(.*)x', '^(([a-z])+.)+[A-Z]([a-z])+$'])(
    '%s ends at once on a long text',
    (pattern) => {
      expect(extract({ pattern }, `${long}!`)).toBeUndefined()
    },
  )

  it.each(['a.*b|a', '(a)(.*b)?', '(?:a|aa)*c|a'])(
    'many matches of %s, each of which looks at the whole rest, are refused',
    (pattern) => {
      expect(() => extract({ pattern, all: true }, long)).toThrow(ValueFailure)
      expect(() => rewrite({ pattern }, long)).toThrow('too long, or matches too often')
    },
  )

  it.each<[pattern: string, text: string]>([
    ['\\s+', 'word '.repeat(20_000)],
    ['[^0-9]+', '+47 12'.repeat(17_000)],
    ['a', long],
    ['(\\d\\d)(-\\d\\d)?', '11-22 '.repeat(15_000)],
    ['\\b', 'ab '.repeat(30_000)],
  ])('%s may match as often as it likes', (pattern, text) => {
    expect(rewrite({ pattern }, text)).toBe(text.replace(new RegExp(pattern, 'g'), ''))
  })

  it.each<[pattern: string, code: string]>([
    ['(a{1000}){1000}', 'map/pattern'],
    ['((a{100}){100}){100}', 'map/pattern'],
    ['(\\pL{100}){10}'.repeat(50), 'map/pattern'],
    ['(x{0,30}y?){0,30}'.repeat(50), 'map/pattern'],
    ['('.repeat(1_500) + ')'.repeat(400), 'map/pattern'],
    ['('.repeat(900) + ')'.repeat(900), 'map/pattern'],
    ['a|'.repeat(1_001), 'map/pattern'],
    ['(a)\\1', 'map/pattern'],
    ['(?<=a)b', 'map/pattern'],
    ['[z-a]', 'map/pattern'],
    ['(?P<x>a)(?P<x>b)', 'map/pattern'],
    ['\\', 'map/pattern'],
  ])('%s is refused before it costs anything', (pattern, code) => {
    expect(checkMapping({ '@extract': { value: 'a', pattern } })).toMatchObject([
      { code, pointer: '/@extract/pattern' },
    ])
  })

  it('a text does not grow without end', () => {
    expect(() => rewrite({ with: 'x'.repeat(1_000) }, 'a'.repeat(10_000))).toThrow('longer than 1000000')
  })

  it('any pattern gives a function or a diagnostic, and any text an answer', () => {
    const pattern = fc.string({
      unit: fc.constantFrom(...'ab()[]{}|*+?^$\\.dwP<x>:-,1'),
      minLength: 1,
      maxLength: 14,
    })
    fc.assert(
      fc.property(pattern, fc.string({ unit: 'binary' }), (source, text) => {
        const mapping: Json = { '@rewrite': { value: { '@path': '$' }, pattern: source, with: '<$0>' } }
        if (checkMapping(mapping).length === 0) expect(typeof compileMapping(mapping)(text)).toBe('string')
      }),
      { numRuns: 1_000 },
    )
  })
})
