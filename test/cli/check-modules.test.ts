import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exportsDestination, modulePlaces } from '../../src/cli/check/module/module-places.js'
import { deskJson } from '../desk.js'
import { folderWith, waybill } from './in-process.js'

/** The text that a pointer leads to in a module, or undefined where no place is known. */
function shownAt(text: string, value: unknown, pointer: string): string | undefined {
  const range = modulePlaces(text, value).entryRange(pointer)
  return range === undefined ? undefined : text.slice(range.start, range.end)
}

describe('a place in a module', () => {
  const value = { slug: 'a', actions: { send: { title: 'Send', list: [{ id: 1 }, { id: 2 }] } } }
  const literal = `{ slug: 'a', actions: { send: { title: 'Send', list: [{ id: 1 }, { id: 2 }] } } }`

  test.each([
    ['an object', `export default ${literal}`],
    ['a call of defineDestination', `export default defineDestination(${literal})`],
    ['one with a comma behind', `export default defineDestination(\n  ${literal},\n);`],
    [
      'a typed object',
      `export default ${literal} as const satisfies Record<string, Json>\nexport const other = 1`,
    ],
    ['a constant', `const it: Map<string, { a: 'b' }> = ${literal}\nexport default it`],
    [
      'a constant in defineDestination',
      `export const it = ${literal} as const\nexport default defineDestination(it)`,
    ],
    [
      'a constant inside',
      `const actions = { send: { title: 'Send', list: [{ id: 1 }, { id: 2 }] } }
export default { slug: 'a', actions }`,
    ],
    ['keys with quotes', `export default ${literal.replaceAll(/(\w+):/g, '"$1":')}`],
    ['texts as templates', `export default ${literal.replaceAll("'", '`')}`],
    [
      'what looks like an end and is none',
      `// export default { title: 'No' }
/* export default { */
const r = /[/"'{]+\\/export default {/g, half = 1 / 2, t = \`\${\`}\` + { a: '}' }} export default {\`
export default ${literal}`,
    ],
  ])('is found in %s', (_, text) => {
    expect(shownAt(text, value, '/slug')).toMatch(/^["']?slug["']?: ['"`]a['"`]$/)
    expect(shownAt(text, value, '/actions/send/title')).toMatch(/^["']?title["']?: ['"`]Send['"`]$/)
    expect(shownAt(text, value, '/actions/send/list/1/id')).toMatch(/^["']?id["']?: 2$/)
    expect(shownAt(text, value, '/actions/send')).toMatch(/^["']?send["']?$/)
  })

  test.each([
    ['around what is not there', literal, '/actions/send/nothing', 'send'],
    ['of the name that stands for what is imported', `{ slug: 'a', actions }`, '/actions/send', 'actions'],
    [
      'of the call that makes a value',
      `{ slug: 'a', actions: make({ send: { title: 'No' } }) }`,
      '/actions/send/title',
      'actions',
    ],
    ['of a value that is another one', `{ slug: other.slug, actions: [] }`, '/actions/send', 'actions'],
    [
      'before what is spread',
      `{ slug: 'a', actions: { send: { list: [...more, { id: 9 }] } } }`,
      '/actions/send/list/1/id',
      'list',
    ],
    [
      'beside what is spread',
      `{ ...base, slug: 'a', [key]: 1, method() { return {} }, actions: { send: {} } }`,
      '/actions/send',
      'send',
    ],
  ])('is the nearest %s', (_, text, pointer, shown) => {
    expect(shownAt(`export default ${text}`, value, pointer)).toBe(shown)
  })

  test.each([
    ['of what is made elsewhere', 'export default makeDestination()'],
    ['of another value than the module gave', `export default 'a'`],
    ['of an object that something is done to', `export default ${literal}.inner`],
    ['without a default export', `export const a = ${literal}`],
    ['of constants in a circle', 'const a = b\nconst b = a\nexport default a'],
  ])('is not known %s', (_, text) => {
    expect(shownAt(text, value, '/slug')).toBeUndefined()
  })

  test('is found or not in any text, without an error', () => {
    const word = fc.constantFrom(
      'export default',
      '{',
      '}',
      '[',
      ']',
      '(',
      ')',
      '`',
      '${',
      "'",
      '/',
      '...',
      ':',
      ',',
      'a',
      '<',
      'as',
      'const',
      '=',
    )
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const range = modulePlaces(words.join(' '), { a: { a: 1 } }).entryRange('/a/a')
        expect(range === undefined || range.start <= range.end).toBe(true)
      }),
    )
  })
})

test.each([
  [true, `export default defineDestination({ slug: 'a', actions: {} })`],
  [true, `const d = { slug: 'a', actions: {} } as const\nexport default d`],
  [true, `module.exports = { slug: 'a', actions: {} }`],
  [false, `export default { slug: 'a' }`],
  [false, `export const d = { slug: 'a', actions: {} }`],
  [false, `export default run({ slug: 'a', actions: {} })`],
])('tells whether a module exports a destination without running it: %s', (expected, text) => {
  expect(exportsDestination(text)).toBe(expected)
})

describe('a module', () => {
  const check = async (text: string, files: { readonly [name: string]: string } = {}) => {
    const path = join(folderWith({ 'a.mts': text, ...files }), 'a.mts')
    const { status, stdout } = await waybill(['check', path])
    return { status, said: stdout.replaceAll(path, 'a.mts') }
  }

  test.each([
    [
      'that is none',
      'const a = 1\nexport default { a: 1 b: 2 }',
      /^error\[config\/file\]: the module can not be loaded: Unexpected token, expected ","\n {2}at a\.mts:2:23\n {2}export default .*\n {24}\^\n/,
    ],
    [
      'that ends too soon',
      'export default {\n',
      /the module can not be loaded: Unexpected token\n {2}at a\.mts:1:17\n {2}export default \{\n/,
    ],
    [
      'that fails',
      `throw new Error('no luck\\nat all')`,
      /^error\[config\/file\]: the module can not be loaded: no luck\n/,
    ],
    ['that throws what is no error', 'throw 1', /^error\[config\/file\]: the module can not be loaded: 1\n/],
    [
      'that imports what is not there',
      `import './b.js'\nexport default {}`,
      /the module can not be loaded: Cannot find module '\.\/b\.js'/,
    ],
    [
      'without a default export',
      'export const a = 1',
      /^error\[config\/file\]: the module has no default export\n {2}at a\.mts\n {2}write: export default/,
    ],
    [
      'that exports no object',
      'export default 1',
      /^error\[definition\/schema\]: it must be an object\n {2}at a\.mts:1:16\n/,
    ],
    [
      'that holds a function',
      `export default {\n  slug: 'a', let: { now: () => 1 },\n}`,
      /^error\[definition\/schema\]: a definition is plain JSON, and a function is not\n {2}at a\.mts:2:21 \(\/let\/now\)\n {4}slug: 'a', let: { now: \(\) => 1 },\n {22}\^{12}\n/,
    ],
    [
      'that holds itself',
      'const a: { b?: object } = {}\na.b = a\nexport default a',
      /a definition is plain JSON, and an object of a class, or one that holds itself, is not/,
    ],
    [
      'that holds a date',
      'export default { slug: new Date() }',
      /an object of a class, or one that holds itself, is not\n {2}at a\.mts:1:18 \(\/slug\)/,
    ],
  ])('%s is told so', async (_, text, expected) => {
    const { status, said } = await check(text)
    expect(said).toMatch(expected)
    expect(status).toBe(1)
  })

  test('that its neighbour keeps from loading names the neighbour', async () => {
    const { said } = await check(`import './b.ts'\nexport default {}`, { 'b.ts': 'const' })
    expect(said).toMatch(/the module can not be loaded: .*\/b\.ts:1:5: Unexpected token\n {2}at a\.mts\n/)
  })

  test.each(['a.cjs', 'a.cts', 'a.js'])(
    'may be one of CommonJS, and listed by connections: %s',
    async (name) => {
      const text = `const { defineDestination } = require('waybill/actions')
module.exports = defineDestination(${deskJson})`
      const connections = `{ destinations: [${name}], connections: [{ id: a, destination: desk, settings: { key: k }, subscriptions: [{ action: note, enabled: true }] }] }`
      const files = { 'package.json': '{"type":"commonjs"}', [name]: text, 'waybill.yaml': connections }
      const { stdout } = await waybill(['check', folderWith(files), '--strict'])
      expect(stdout).toBe('2 files: no problems\n')
    },
  )

  test('imports its neighbours and Waybill, which need not be installed', async () => {
    const text = `import { defineDestination } from 'waybill/actions'
import type { Destination } from 'waybill'
import { slug } from './b.js'
export default defineDestination({ slug, version: '1.0.0' } as unknown as Destination)`
    const b = `import { defineDestination } from 'waybill'\nexport const slug: string = typeof defineDestination`
    const { said } = await check(text, { 'b.ts': b })
    expect(said).not.toContain('"slug"')
    expect(said).toContain('error[definition/schema]: "name" is required')
  })
})
