import { call, nothing } from '../../expressions/expression.js'
import type { Json } from '../../json/value.js'
import type { BodyKind } from './body.js'
import { type CsvTable, csvTable } from './csv-table.js'

/** How a table is written; what is left out is the default. */
export type CsvFormat = {
  /** Whether the names of the columns come first, where they are known; true unless said. */
  readonly header?: boolean
  /** `needed`, unless said: what could be taken for something else stands in quotes. `always`: every value does. */
  readonly quote?: 'needed' | 'always'
  /** What stands, without quotes, for a value that is missing or null; empty unless said. */
  readonly missing?: string
  /** A comma unless said. */
  readonly delimiter?: string
  /** A carriage return with a line feed unless said; it also ends the last row. */
  readonly lineEnd?: '\n' | '\r\n'
}

export interface CsvTemplate extends CsvFormat {
  readonly rows: Json
  readonly columns?: Json
}

export interface CsvBody extends CsvTable, CsvFormat {}

/**
 * RFC 4180. Values are data for an API and are sent as they are: a text that a spreadsheet would take for a formula
 * (`=1+1`) is not changed.
 */
export const csv: BodyKind<CsvBody, CsvTemplate> = {
  key: 'csv',
  summary:
    'A table as comma-separated values. Texts that a spreadsheet would take for formulas are not changed.',
  contentType: 'text/csv',
  template: {
    description: 'A table as comma-separated values.',
    type: 'object',
    additionalProperties: false,
    required: ['rows'],
    properties: {
      rows: { description: 'A mapping that gives a list of objects or of lists, one a row.' },
      columns: {
        description:
          'A mapping that gives the names of the columns, in order; left out, they are the keys of the rows in order of first appearance.',
      },
      header: { type: 'boolean', description: 'Whether the names of the columns come first (true).' },
      quote: { enum: ['needed', 'always'], description: 'Which values stand in quotes (`needed`).' },
      missing: {
        type: 'string',
        pattern: '^[^"\\r\\n]*$',
        description: 'What stands, without quotes, for a value that is missing or null (nothing).',
      },
      delimiter: {
        type: 'string',
        pattern: '^[^"\\r\\n]$',
        description: 'The one character between values (a comma).',
      },
      lineEnd: { enum: ['\n', '\r\n'], description: 'What ends each row (`\\r\\n`).' },
    },
  },
  lower({ rows, columns, ...format }, scope, pointer) {
    if (format.missing?.includes(format.delimiter ?? ','))
      scope.problem(
        'definition/request',
        `${pointer}/missing`,
        'it holds the delimiter, so it would be two values',
      )
    const names = columns === undefined ? nothing : scope.mapping(columns, `${pointer}/columns`).expression
    return call(csvTable, [scope.mapping(rows, `${pointer}/rows`).expression, names], format)
  },
  encode({ columns, rows, header = true, quote, missing = '', delimiter = ',', lineEnd = '\r\n' }) {
    const inQuotes = (text: string) => `"${text.replaceAll('"', '""')}"`
    const isMistakable = (text: string) =>
      text === missing || text.includes(delimiter) || /["\r\n]/.test(text)
    const quotedWhereNeeded = (text: string) => (isMistakable(text) ? inQuotes(text) : text)
    const quoted = quote === 'always' ? inQuotes : quotedWhereNeeded
    const names = header && columns.length > 0 ? [columns.map(quotedWhereNeeded)] : []
    const values = rows.map((row) => row.map((value) => (value === null ? missing : quoted(value))))
    return [...names, ...values].map((line) => line.join(delimiter) + lineEnd).join('')
  },
}
