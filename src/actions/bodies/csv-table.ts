import { ValueFailure } from '../../expressions/failure.js'
import { absent, object } from '../../expressions/kinds.js'
import type { Native } from '../../expressions/native.js'
import { readOwn } from '../../json/own.js'
import { textOf } from '../../json/text.js'
import { isList, isObject, type Json } from '../../json/value.js'

/** A table: each row has a text for each column, or null where there is none. */
export interface CsvTable {
  /** Empty where no row has names and the template gives none. */
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | null)[])[]
}

/**
 * The table that rows and names of columns make, with the options of the call beside it; nothing where there are no
 * rows at all. Rows that are missing or null are left out. Throws `INVALID_BODY` where a row does not fit.
 */
export const csvTable: Native<{ readonly [option: string]: Json }> = {
  name: 'csvTable',
  returns: object | absent,
  prepare: (format) => (rows, columns) =>
    rows === undefined || rows === null ? undefined : { ...tableOf(rows, columns), ...format },
}

function tableOf(rows: unknown, columns: unknown): CsvTable {
  const lines = listOf(rows, 'the rows of a table').filter((row) => row !== undefined && row !== null)
  const names =
    columns === undefined || columns === null
      ? keysOf(lines)
      : listOf(columns, 'the columns of a table').map(nameOf)
  const width = names.length > 0 ? names.length : widestOf(lines)
  return { columns: names, rows: lines.map((row) => cellsOf(row, names, width)) }
}

function listOf(value: unknown, what: string): readonly unknown[] {
  if (isList(value)) return value
  throw new ValueFailure('INVALID_BODY', `${what} are no list`)
}

/** The keys of all rows in order of first appearance; what is undefined is not there. */
function keysOf(rows: readonly unknown[]): readonly string[] {
  const keys = new Set<string>()
  for (const row of rows)
    if (isObject(row)) for (const [key, value] of Object.entries(row)) if (value !== undefined) keys.add(key)
  return [...keys]
}

function nameOf(column: unknown): string {
  if (typeof column === 'string' || typeof column === 'number') return String(column)
  throw new ValueFailure('INVALID_BODY', 'the name of a column of a table is no text')
}

const widestOf = (rows: readonly unknown[]): number =>
  rows.reduce<number>((width, row) => Math.max(width, isList(row) ? row.length : 0), 0)

function cellsOf(row: unknown, names: readonly string[], width: number): readonly (string | null)[] {
  if (isObject(row)) return names.map((name) => cellOf(readOwn(row, name)))
  const values = listOf(row, 'the values of a row that is no object')
  if (values.length > width)
    throw new ValueFailure(
      'INVALID_BODY',
      `a row of a table has ${values.length} values for ${width} columns`,
    )
  return Array.from({ length: width }, (_, index) => cellOf(values[index]))
}

const cellOf = (value: unknown): string | null =>
  value === undefined || value === null ? null : textOf(value)
