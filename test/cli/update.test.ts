import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { withChange } from '../../src/cli/test/update/change.js'
import { editData } from '../../src/cli/test/update/edit-data.js'
import { pointerTo } from '../../src/json/pointer.js'
import type { Json } from '../../src/json/value.js'
import { deskCases, deskJson, wrongJson } from '../desk.js'
import { folderWith, waybill } from './in-process.js'
import { keys, waybillAtTerminal } from './terminal.js'

const text = `# head
cases:
  - title: a # first
    requests:
      - method: POST # post
        json:
          a: 1 # one
          # two
          b: { x: 1, y: [1, 2] }
          c:
            d: deep
      - method: GET
    text: |
      abc
# tail
`

describe('a change of a text of YAML', () => {
  it.each<[string, string, Json | undefined, string, string]>([
    [
      'puts a scalar in place of another',
      '/cases/0/requests/0/json/a',
      'x: #1',
      'a: 1 # one',
      "a: 'x: #1' # one",
    ],
    [
      'puts an object on one line between brackets',
      '/cases/0/requests/0/json/b/y/1',
      { z: 'a, b' },
      '[1, 2]',
      "[1, { z: 'a, b' }]",
    ],
    [
      'puts a scalar in place of lines',
      '/cases/0/requests/0/json/c',
      5,
      'c:\n            d: deep\n',
      'c: 5\n',
    ],
    [
      'takes an entry away with its line',
      '/cases/0/requests/0/json/b',
      undefined,
      '          b: { x: 1, y: [1, 2] }\n',
      '',
    ],
    [
      'takes the first entry of an element away',
      '/cases/0/requests/0/method',
      undefined,
      'method: POST # post\n        json',
      'json',
    ],
    ['takes an element away', '/cases/0/requests/1', undefined, '      - method: GET\n', ''],
    [
      'takes what is between brackets away',
      '/cases/0/requests/0/json/b/x',
      undefined,
      '{ x: 1, y: [1, 2] }',
      '{ y: [1, 2] }',
    ],
    [
      'takes what is last between brackets away',
      '/cases/0/requests/0/json/b/y/1',
      undefined,
      '[1, 2]',
      '[1]',
    ],
    [
      'leaves an empty object behind',
      '/cases/0/requests/0/json/c/d',
      undefined,
      'c:\n            d: deep\n',
      'c: {}\n',
    ],
    [
      'adds an entry',
      '/cases/0/requests/0/json/c/e',
      [true],
      'd: deep\n',
      'd: deep\n            e: [true]\n',
    ],
    [
      'adds an entry between brackets',
      '/cases/0/requests/0/json/b/z',
      null,
      'y: [1, 2] }',
      'y: [1, 2], z: null }',
    ],
    [
      'adds an element',
      '/cases/0/requests/2',
      { method: 'PUT', url: 'u'.repeat(90) },
      '- method: GET\n',
      `- method: GET\n      - method: PUT\n        url: ${'u'.repeat(90)}\n`,
    ],
    [
      'adds lines',
      '/cases/0/outcome',
      { reason: 'r'.repeat(80), fields: ['a'] },
      '      abc\n',
      `      abc\n    outcome:\n      reason: ${'r'.repeat(80)}\n      fields: [a]\n`,
    ],
  ])('%s', (_, pointer, value, before, after) => {
    expect(editData(text, { pointer, value }, false)).toBe(text.replace(before, after))
  })

  it.each([
    ['behind an alias', 'a: &a { b: 1 }\nc: *a\n', '/c/b'],
    ['that is not there', 'a: 1\n', '/b/c'],
    ['of the whole', 'a: 1\n', ''],
  ])('at a place %s is not made', (_, before, pointer) => {
    expect(editData(before, { pointer, value: 2 }, false)).toBeUndefined()
  })
})

describe('a change of a text of JSON', () => {
  const json = '{\n  "a": [\n    { "b": 1 },\n    2\n  ],\n  "c": {}\n}\n'

  it.each<[string, string, Json | undefined, string, string]>([
    ['keeps lines', '/a/1', { x: [1] }, '    2\n', '    {\n      "x": [\n        1\n      ]\n    }\n'],
    ['keeps what is on one line', '/a/0/c', 'x', '{ "b": 1 }', '{ "b": 1, "c": "x" }'],
    ['adds a line', '/a/2', 3, '    2\n', '    2,\n    3\n'],
    ['fills what is empty', '/c/d', 1, '{}', '{ "d": 1 }'],
    ['takes a line away', '/a/1', undefined, ',\n    2\n', '\n'],
  ])('%s', (_, pointer, value, before, after) => {
    expect(editData(json, { pointer, value }, true)).toBe(json.replace(before, after))
  })
})

/** Every place in a value, with some at which there is nothing yet. */
function placesIn(value: unknown, pointer = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [pointer]
  const inner = Object.entries(value).flatMap(([key, item]) => placesIn(item, pointerTo(pointer, key)))
  const added = Array.isArray(value) ? value.length : 'new key'
  return [pointer, ...inner, pointerTo(pointer, added)]
}

const json = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<Json>('', 'a', ' b ', 'a: b', '- c', '#', 'd\ne', '"', "'", '@f', 'null', '1'),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b c', 'd: e', '', "f'g", '1', '- h', '#i'), tie('value'), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
  ),
})).value

describe('any change of any text', () => {
  const layouts: readonly (readonly [string, boolean, (value: Json) => string])[] = [
    ['YAML in lines', false, (value) => stringify(value)],
    [
      'YAML in lines, lists not indented',
      false,
      (value) => stringify(value, { indentSeq: false, indent: 4 }),
    ],
    ['YAML between brackets', false, (value) => stringify(value, { collectionStyle: 'flow' })],
    ['JSON in lines', true, (value) => `${JSON.stringify(value, null, 2)}\n`],
    ['JSON on one line', true, (value) => JSON.stringify(value)],
  ]

  test.each(layouts)('of %s is what it says', (_, isJson, write) => {
    fc.assert(
      fc.property(json, fc.nat(), fc.option(json, { nil: undefined }), (inner, at, other) => {
        // The file itself is never written anew.
        const value = { top: inner }
        const places = placesIn(inner, '/top').slice(1)
        const pointer = places[at % Math.max(places.length, 1)]
        fc.pre(pointer !== undefined)
        const change = { pointer, value: other }
        const edited = editData(write(value), change, isJson)
        const expected = withChange(value, change)
        expect(
          edited === undefined
            ? undefined
            : isJson
              ? JSON.parse(edited)
              : parse(edited, { merge: true, stringKeys: true }),
        ).toEqual(expected)
      }),
      { numRuns: 300 },
    )
  })
})

/** With what is noted on a line of its own. */
const spread = (text: string): string =>
  deskCases.replace(
    '[{ json: { text: Order Completed } }]',
    `\n      - json: { text: ${text} } # what is noted`,
  )

const wrongCases = spread('Order')

describe('waybill test --update', () => {
  const files = { 'desk.json': wrongJson, 'desk.cases.yaml': wrongCases }

  it('shows what differs and writes it, where it is told to', async () => {
    const folder = folderWith(files)
    const { status, stdout, stderr } = await waybill(['test', folder, '--update', '--yes'])
    expect(stdout).toContain('-       text: "Order Complete"')
    expect(stderr.replaceAll(`${folder}/`, '')).toBe(`desk.cases.yaml: 1 expectation written anew
desk.json: 1 expectation written anew
`)
    expect(status).toBe(0)
    expect(readFileSync(join(folder, 'desk.json'), 'utf8')).toBe(deskJson)
    expect(readFileSync(join(folder, 'desk.cases.yaml'), 'utf8')).toBe(spread('Order Completed'))
  })

  it('asks at a terminal', async () => {
    const folder = folderWith(files)
    const path = join(folder, 'desk.cases.yaml')
    const no = await waybillAtTerminal(
      ['test', folder, '-u'],
      [['Write what came of 2 tests into', keys.enter]],
    )
    expect([no.status, no.unasked, readFileSync(path, 'utf8')]).toEqual([1, [], wrongCases])
    const yes = await waybillAtTerminal(['test', folder, '-u'], [['Write what came of 2 tests into', 'y']])
    expect([yes.status, yes.unasked]).toEqual([0, []])
    expect(readFileSync(path, 'utf8')).not.toBe(wrongCases)
  })

  it('writes a refusal in place of requests, and requests in place of a refusal', async () => {
    const cases = `definition: desk.json
settings: { key: k }
cases:
  - title: refused # now
    action: note
    useDefaults: false
    event: { type: track, event: A, userId: u }
    requests:
      - method: POST
  - title: sent
    action: note
    event: { type: track, event: A, userId: u }
    outcome: { code: NO_TEXT } # before
`
    const folder = folderWith({ 'desk.json': deskJson, 'a.cases.yaml': cases })
    expect(await waybill(['test', folder, '-u', '-y'])).toMatchObject({ status: 0 })
    expect(readFileSync(join(folder, 'a.cases.yaml'), 'utf8')).toBe(`definition: desk.json
settings: { key: k }
cases:
  - title: refused # now
    action: note
    useDefaults: false
    event: { type: track, event: A, userId: u }
    outcome: { code: PAYLOAD_VALIDATION_FAILED, fields: [text] }
  - title: sent
    action: note
    event: { type: track, event: A, userId: u }
    requests:
      - method: POST
        url: https://desk.example/notes
        headers: { content-type: application/json, authorization: Bearer k }
        json: { text: A }
`)
  })

  it('writes modules too, as far as they hold what is expected', async () => {
    const module = (parts: string, requests: string) => `import { defineDestination } from 'waybill/actions'
${parts}
// A comment that stays.
export default defineDestination({
  slug: 'desk',
  version: '1.0.0',
  name: 'Desk',
  events: ['track'],
  settings: { type: 'object' },
  actions: {
    note: {
      title: 'Note',
      fields: { type: 'object', properties: { text: { type: 'string' } } },
      mapping: { text: { '@path': '$.event' } },
      request: { method: 'POST', url: 'https://desk.example/', json: { '@path': '$.payload' } },
      examples: [
        { title: 'a', event: { type: 'track', event: "Ann's", userId: 'u' }, requests: ${requests} },
      ],
    },
  },
})
`
    const wrong = `[{ method: 'PUT', url: 'https://desk.example/', json: { text: 'x', /* why */ more: 1 } }]`
    const folder = folderWith({
      'a.ts': module('', wrong),
      'b.ts': module("import { requests } from './c.js'", 'requests'),
      'c.ts': `export const requests = ${wrong}`,
    })
    const { status, stderr } = await waybill(['test', folder, '-u', '-y'])
    expect(stderr.replaceAll(`${folder}/`, '')).toBe(`a.ts: 1 expectation written anew
warning: b.ts:17 note: a can not be written anew: change it by hand
`)
    expect(status).toBe(1)
    const right = `[{
          method: 'POST',
          url: 'https://desk.example/',
          json: { text: "Ann's" },
          headers: { 'content-type': 'application/json' },
        }]`
    expect(readFileSync(join(folder, 'a.ts'), 'utf8')).toBe(module('', right))
  })

  it('leaves what stands behind an alias, and says so', async () => {
    const cases = `settings: { key: k }
cases:
  - { title: a, action: note, match: part, event: &e { type: track, event: A, userId: u }, requests: &r [{ json: { text: B } }] }
  - { title: b, action: note, match: part, event: *e, requests: *r }
`
    const folder = folderWith({ 'desk.json': deskJson, 'desk.cases.yaml': cases })
    const { status, stderr } = await waybill(['test', folder, '-u', '-y'])
    expect(stderr.replaceAll(`${folder}/`, '')).toMatch(
      /^warning: desk\.cases\.yaml:\d note: [ab] can not be written anew: change it by hand\n/m,
    )
    expect(status).toBe(1)
  })

  it('writes nothing where all tests hold', async () => {
    const folder = folderWith({ 'desk.json': deskJson })
    expect(await waybill(['test', folder, '-u', '-y'])).toMatchObject({ status: 0, stderr: '' })
    expect(readFileSync(join(folder, 'desk.json'), 'utf8')).toBe(deskJson)
  })

  it.each([
    [
      'where nobody can be asked',
      ['.'],
      'error: --update writes files: say --yes where nobody can be asked\n',
    ],
    [
      'of standard input',
      ['-', '--yes'],
      'error: standard input can not be written anew: name files and folders\n',
    ],
    [
      'again and again',
      ['.', '--watch', '--yes'],
      'error: --watch runs again and again, --update once: say one of them\n',
    ],
  ])('%s is refused', async (_, words, said) => {
    const { status, stderr } = await waybill(['test', '--update', ...words])
    expect([status, stderr]).toEqual([2, said])
  })
})
