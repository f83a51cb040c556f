import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CsvTemplate } from '../../../src/actions/bodies/csv.js'
import { csv } from '../../../src/actions/bodies/csv.js'
import { csvTable } from '../../../src/actions/bodies/csv-table.js'
import { checkDefinition, encodeRequest } from '../../../src/actions/index.js'
import { builder, built, destinationOf } from './built.js'

const rows = { '@path': '$.payload.data' }
const textOf = (options: Omit<CsvTemplate, 'rows'>, data: unknown) =>
  encodeRequest(built({ csv: { rows, ...options } }, data)).body

describe('a table', () => {
  it('holds its rows as texts in the order of the columns', () => {
    const request = built({ csv: { rows, missing: '-' } }, [
      { a: 1, b: { c: 2 } },
      { d: true, a: null },
    ])
    expect(request).toMatchObject({ headers: { 'content-type': 'text/csv' } })
    expect(request.csv).toStrictEqual({
      columns: ['a', 'b', 'd'],
      rows: [
        ['1', '{"c":2}', null],
        [null, null, 'true'],
      ],
      missing: '-',
    })
  })

  it('is no body where its rows are missing, and an empty one where there are none', () => {
    const fromData = builder({ csv: { rows } })
    expect(fromData(undefined)).not.toHaveProperty('csv')
    expect(fromData(null)).not.toHaveProperty('csv')
    expect(textOf({}, [])).toBe('')
    expect(textOf({ columns: ['a'] }, [])).toBe('a\r\n')
  })

  it.each([
    ['rows that are no list', { rows }, { a: 1 }],
    ['a row that is no list and no object', { rows }, ['x']],
    ['a row with more values than columns', { rows, columns: ['a'] }, [['x', 'y']]],
    ['columns that are no list', { rows: [], columns: rows }, 'a'],
    ['a column without a name', { rows: [], columns: rows }, ['a', null]],
  ])('is refused with %s', (_, template, data) => {
    expect(builder({ csv: template })(data)).toBe('INVALID_BODY')
  })

  it('can be longer than a call can have arguments', () => {
    const given = Array.from({ length: 200_000 }, (_, index) => [index])
    expect(csvTable.prepare({})(given)).toMatchObject({ rows: { length: given.length } })
  })
})

describe('an encoded table', () => {
  it.each([
    ['begins with the names of its columns', {}, [{ a: 'x', b: 2 }], 'a,b\r\nx,2\r\n'],
    ['may leave the names out', { header: false }, [{ a: 'x' }], 'x\r\n'],
    ['has no names where only lists are given', {}, [['x', 'y'], ['z']], 'x,y\r\nz,\r\n'],
    ['puts lists under given columns', { columns: ['a', 'b'] }, [['x']], 'a,b\r\nx,\r\n'],
    ['leaves out what is no column', { columns: ['b'] }, [{ a: 1, b: 2 }], 'b\r\n2\r\n'],
    ['has no column for what is nowhere there', {}, [{ a: 1, b: undefined }], 'a\r\n1\r\n'],
    ['leaves out rows that are null', {}, [null, { a: 1 }], 'a\r\n1\r\n'],
    ['quotes a delimiter', {}, [['a,b', 'c;d']], '"a,b",c;d\r\n'],
    ['quotes the delimiter that it has', { delimiter: ';' }, [['a,b', 'c;d']], 'a,b;"c;d"\r\n'],
    ['quotes and doubles a quote', {}, [['a"b']], '"a""b"\r\n'],
    ['quotes line breaks', {}, [['a\nb', 'c\rd']], '"a\nb","c\rd"\r\n'],
    ['tells empty text from nothing', {}, [['', null]], '"",\r\n'],
    ['tells text from what stands for nothing', { missing: 'NULL' }, [['NULL', null]], '"NULL",NULL\r\n'],
    ['ends rows as it is told', { lineEnd: '\n' }, [{ a: 1 }], 'a\n1\n'],
    ['quotes the name of a column that needs it', { quote: 'always' }, [{ 'a,b': 'x' }], '"a,b"\r\n"x"\r\n'],
    ['sends formulas as they are', {}, [['=1+1', '@x', '-1']], '=1+1,@x,-1\r\n'],
    ['reads own properties only', { columns: ['constructor'] }, [{ a: 1 }], 'constructor\r\n\r\n'],
  ] as const)('%s', (_, options, data, expected) => {
    expect(textOf(options, data)).toBe(expected)
  })

  it('gives its values back to a parser', () => {
    const value = fc.option(
      fc.oneof(fc.string(), fc.constantFrom('', ',', ';', '"', '\r', '\n', '\r\n', '#N/A', '""')),
    )
    const template = fc.record(
      {
        quote: fc.constantFrom('needed', 'always'),
        missing: fc.constantFrom('', '#N/A'),
        delimiter: fc.constantFrom(',', ';', '\t'),
        lineEnd: fc.constantFrom('\n', '\r\n'),
      },
      { requiredKeys: [] },
    )
    const table = fc.integer({ min: 1, max: 4 }).chain((width) => {
      const row = fc.array(value, { minLength: width, maxLength: width })
      return fc.record({
        columns: fc.array(fc.string(), { minLength: width, maxLength: width }),
        rows: fc.array(row),
      })
    })
    fc.assert(
      fc.property(table, template, ({ columns, rows: given }, options) => {
        const text = csv.encode({ columns, rows: given, ...options })
        const [names, ...values] = parseCsv(text, { missing: '', delimiter: ',', ...options })
        expect(names?.map((name) => name ?? '')).toEqual(columns)
        expect(values).toEqual(given)
      }),
    )
  })

  it('is what Salesforce takes', () => {
    for (const [text, columns] of salesforceTexts()) {
      const given = parseCsv(text, { missing: '#N/A', delimiter: ',' }).slice(1)
      const objects = given.map((values) =>
        Object.fromEntries(
          columns.map((name, index) => [name, values[index]]).filter(([, found]) => found !== null),
        ),
      )
      expect(textOf({ columns, quote: 'always', missing: '#N/A', lineEnd: '\n' }, objects)).toBe(text)
    }
  })
})

describe('the template of a table', () => {
  it.each([
    ['an unknown option', { rows, seperator: ';' }, 'definition/schema', '/seperator'],
    ['no rows', { columns: [] }, 'definition/schema', '/rows'],
    ['a delimiter of two characters', { rows, delimiter: ',,' }, 'definition/schema', '/delimiter'],
    ['a quote for a delimiter', { rows, delimiter: '"' }, 'definition/schema', '/delimiter'],
    [
      'a text for what is missing that holds the delimiter',
      { rows, missing: 'a,b' },
      'definition/request',
      '/missing',
    ],
  ])('is refused with %s', (_, template, code, place) => {
    const definition = destinationOf({ csv: JSON.parse(JSON.stringify(template)) })
    const found = checkDefinition(definition).map((problem) => [problem.code, problem.pointer])
    expect(found).toEqual([[code, `/actions/send/request/csv${place}`]])
  })
})

/** RFC 4180, written for this test: what stands without quotes and is the text for nothing is null. */
function parseCsv(
  text: string,
  { missing, delimiter }: { missing: string; delimiter: string },
): (string | null)[][] {
  const lines: (string | null)[][] = []
  let line: (string | null)[] = []
  let at = 0
  while (at < text.length) {
    if (text[at] === '"') {
      let value = ''
      for (at += 1; text[at] !== '"' || text[at + 1] === '"'; at += 1) {
        if (at >= text.length) throw new Error('a quote is open')
        value += text[at]
        if (text[at] === '"') at += 1
      }
      line.push(value)
      at += 1
    } else {
      const start = at
      while (at < text.length && text[at] !== delimiter && text[at] !== '\r' && text[at] !== '\n') at += 1
      const value = text.slice(start, at)
      if (value.includes('"')) throw new Error('a quote stands in plain text')
      line.push(value === missing ? null : value)
    }
    if (text[at] === delimiter) {
      at += 1
      // What ends in a delimiter has one more value, an empty one.
      if (at < text.length && text[at] !== '\r' && text[at] !== '\n') continue
      line.push(missing === '' ? null : '')
    }
    at += text[at] === '\r' ? 2 : 1
    lines.push(line)
    line = []
  }
  return lines
}

function salesforceTexts(): readonly (readonly [text: string, columns: readonly string[]])[] {
  const file = JSON.parse(
    readFileSync(new URL('../../vectors/destinations/salesforce.json', import.meta.url), 'utf8'),
  ) as { vectors: { expect: { requests?: { text?: string }[] } }[] }
  const texts = file.vectors
    .flatMap((vector) => vector.expect.requests ?? [])
    .flatMap(({ text }) => text ?? [])
  expect(texts.length).toBeGreaterThan(1)
  return texts.map((text) => [text, text.slice(0, text.indexOf('\n')).split(',')])
}
