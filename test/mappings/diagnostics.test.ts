// biome-ignore-all lint/suspicious/noThenProperty: saved mappings call the option so, and no promise is near.
import { expect, it } from 'vitest'
import { renderDiagnostics } from '../../src/diagnostics/render.js'
import type { Json } from '../../src/json/value.js'
import { literal } from '../../src/mappings/directives/literal.js'
import {
  checkMapping,
  compileMapping,
  defineDirective,
  directives,
  isDirective,
  type LanguageOptions,
} from '../../src/mappings/index.js'

/** What a person reads after a typical mistake. `vitest -u` writes the golden file anew. */

const path = (text: string): Json => ({ '@path': text })
const mistakes: readonly (readonly [title: string, mapping: Json])[] = [
  ['an unknown directive', { a: { '@tempalte': '{{a}}' } }],
  ['a directive beside other keys', { a: { '@path': '$.x', b: 1 } }],
  ['a wildcard in a path', { a: path('$.products[*].sku') }],
  ['an empty segment, a trailing dot', [path('$..a'), path('$.a.')]],
  ['an element from the end', { a: path('$.products[-1].sku') }],
  ['an element without a loop', { a: path('@.sku') }],
  ['an element by the wrong name', { '@each': { in: path('$.a'), as: 'item', do: path('@itm.sku') } }],
  ['an unclosed hole, an empty one', [{ '@template': 'Hi {{name' }, { '@template': 'Hi {{}}' }]],
  ['a hole that one brace closes', [{ '@template': '{{first} {{last}}' }, { '@template': '{{first} }}' }]],
  ['no test', { '@if': { then: 1 } }],
  ['two tests', { '@if': { exists: path('$.a'), blank: path('$.a'), then: 1 } }],
  ['no branch', { '@if': { exists: path('$.a') } }],
  ['a query with a problem', { '@if': { condition: 'lower(event) = "x"', then: 1 } }],
  ['an unknown option, one missing', { '@replace': { value: path('$.a'), patern: 'x' } }],
  ['an operator that is none', { '@case': { operator: 'uppercase', value: path('$.a') } }],
  ['a number where text is needed', { '@case': { operator: 'lower', value: 5 } }],
  ['text where a number is needed', { '@slice': { value: path('$.a'), start: '1' } }],
  ['a replacement without its pattern', { '@replace': { value: 'a', pattern: 'b', replacement2: 'c' } }],
  ['neither form of @coalesce', { '@coalesce': { values: [], skip: 'null' } }],
  ['a path that is the same for each element', { '@unique': { in: path('$.products'), by: 'sku' } }],
  ['a name that is taken', { '@each': { in: path('$.a'), as: 'index', do: 1 } }],
  ['a name with a hyphen', { '@each': { in: path('$.a'), as: 'my-item', do: path('@.sku') } }],
  ['keys for a list', { '@entries': { in: path('$.a'), to: 'list', key: 'x' } }],
  ['no cases', { '@switch': { on: path('$.a'), cases: {} } }],
  ['a fallback that is never reached', { '@coalesce': [{ '@template': '{{name}}' }, 'nobody'] }],
  ['a test of what is always there', { '@if': { exists: { '@template': '{{name}}' }, then: 1, else: 2 } }],
  ['a hole in plain text', [{ a: 'Hi {{name}}' }, { '@if': { exists: path('$.a'), then: '{{name}}' } }]],
  ['too many elements', { '@arrayPath': ['$.a', {}, {}] }],
  ['nothing to cut off', { '@slice': { value: path('$.a') } }],
  ['an empty path', path('')],
  [
    'a filter and a tag that there are not',
    { '@liquid': 'Hi {{ name | upcsae }}{% fi x %}{% for p in list %}' },
  ],
  ['tags that do not fit together', { '@liquid': '{% if a %}x{% unless b %}y{% endif %}{% else %}' }],
  ['an output without its end', { '@liquid': 'Hi {{ name' }],
  ['values and arguments that are missing', { '@liquid': '{{ }}{{ a | append }}{{ a == }}{% assign = 1 %}' }],
  [
    'a text without its end, a word after the end',
    { '@liquid': '{% assign a = "x %}{% if a %}{% endif a %}' },
  ],
  ['what has no effect in a template', { '@liquid': '{{ a b | upcase: 1 }}{{ a, b }}' }],
  ['filters that the public list leaves out', { '@liquid': '{{ a | sort | uniq | base64_encode }}' }],
  ['a number that JSON can not hold', { at: Number.NaN }],
  ['a path that evaluates code', { '@jsonpath': '$.list[(@.length-1)]' }],
  ['a filter that calls a function', { '@jsonpath': '$.list[?(@.name.match(/x/))]' }],
  ['a regular expression with lookahead', { '@extract': { value: path('$.a'), pattern: '(?=a)b' } }],
  ['one that multiplies', { '@rewrite': { value: path('$.a'), pattern: '((a{100}){10}){9}', with: '' } }],
  [
    'a group that there is not',
    { '@rewrite': { value: path('$.a'), pattern: '(?P<day>a)', with: '$dya$2' } },
  ],
  ['another group', { '@extract': { value: path('$.a'), pattern: '(?P<day>a)', group: 'dya' } }],
  ['parts of a date by other letters', { '@date': { value: path('$.a'), to: 'yyyy-MM-ddTHH:mm' } }],
  ['a date to read without its year', { '@date': { value: path('$.a'), from: 'DD.MM.', to: 'iso' } }],
  ['a time zone that there is not', { '@date': { value: path('$.a'), to: 'iso', timezone: 'Europe/Olso' } }],
  ['an algorithm by another name', { '@hash': { value: path('$.a'), algorithm: 'sha-256' } }],
  ['a name that is asked of no query', { '@url': { value: path('$.a'), part: 'host', name: 'q' } }],
  ['an order by what is the same for all', { '@sort': { in: path('$.a'), by: '$.price' } }],
  ['a function that was not registered', { '@call': { fn: 'formatPhone' } }],
  ['problems inside of wrong options too', { '@each': { on: 1, do: [path('@.sku'), { '@nope': 1 }] } }],
]

it('reads like the golden file', async () => {
  const text = mistakes
    .map(([title, mapping]) => {
      const problems = checkMapping(mapping)
      expect(problems, title).not.toEqual([])
      return `# ${title}\n${JSON.stringify(mapping)}\n\n${renderDiagnostics(problems)}\n`
    })
    .join('\n\n')
  await expect(text).toMatchFileSnapshot('./diagnostics.golden.txt')
})

it('gives each problem a code, a pointer and a message', () => {
  for (const [title, mapping] of mistakes) {
    for (const { code, pointer, message } of checkMapping(mapping)) {
      expect(code, title).toMatch(/^(map|fql)\//)
      expect(pointer, title).toBeTypeOf('string')
      expect(message.length, title).toBeGreaterThan(10)
    }
  }
})

it('warns of holes in plain text, and not where text is meant as it is or is a template', () => {
  const holes = '{{name}} {{x'
  const warned = (mapping: Json) =>
    checkMapping(mapping).map(({ code, severity, pointer }) => [code, severity, pointer])
  expect(warned({ a: [holes] })).toEqual([['map/template', 'warning', '/a/0']])
  expect(warned({ '@replace': { value: '{{a}}', pattern: '{{b}}' } })).toEqual([
    ['map/template', 'warning', '/@replace/value'],
  ])
  expect(warned([{ '@literal': { a: [holes] } }, { '@template': 'Hi {{name}}' }, '{{name', '}} {{'])).toEqual(
    [],
  )
  expect(compileMapping(holes)({ name: 'Ann' })).toBe(holes)
})

it('names @jsonpath where it exists', () => {
  const without = directives.filter(({ name }) => name !== '@jsonpath')
  const jsonpath = defineDirective({ ...literal, name: '@jsonpath' })
  const hintOf = (options: LanguageOptions) => checkMapping(path('$.products[*].sku'), options)[0]?.hint
  expect(hintOf({ directives: without })).toBe('@each or @arrayPath goes over a list')
  expect(hintOf({ directives: [...without, jsonpath] })).toContain('use @jsonpath')
})

it.each<[Json, boolean]>([
  [{ '@path': '$.a' }, true],
  [{ '@nope': 1, other: 2 }, true],
  [{ a: { '@path': '$.a' } }, false],
  [{}, false],
  [['@path'], false],
  ['@path', false],
  [null, false],
])('knows whether %j is a directive', (mapping, expected) => {
  expect(isDirective(mapping)).toBe(expected)
})

it('refuses loops that nest more than four deep', () => {
  const nested = (depth: number): Json =>
    depth === 0 ? 1 : { '@each': { in: ['a'], do: nested(depth - 1) } }
  expect(checkMapping(nested(4))).toEqual([])
  expect(checkMapping(nested(5))).toMatchObject([{ code: 'map/limit', message: 'loops nest at most 4 deep' }])
})
