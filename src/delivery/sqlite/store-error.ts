/** Why a store can not be opened, or does not do what it is asked; the message is plain and stands on one line. */
export class StoreError extends Error {
  override readonly name = 'StoreError'

  constructor(
    /** `STORE_…`, or the name that SQLite has for what happened, as `SQLITE_FULL`. */
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

/** What SQLite throws as a `StoreError`; anything else as it is. */
export function storeErrorOf(error: unknown): unknown {
  const code = sqliteCode(error)
  return code === undefined ? error : new StoreError(code, inWords[code] ?? `SQLite failed with ${code}`)
}

/** The name of a result of SQLite, such as `SQLITE_BUSY`; undefined for other errors. */
export function sqliteCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if ('errcode' in error && typeof error.errcode === 'number')
    return primary.get(error.errcode & 0xff) ?? 'SQLITE_ERROR'
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (!code.startsWith('SQLITE_')) return undefined
  // Extended names begin with the primary one: SQLITE_IOERR_WRITE.
  return [...primary.values()].find((name) => code === name || code.startsWith(`${name}_`)) ?? 'SQLITE_ERROR'
}

/** Those that are worth telling apart. */
const primary: ReadonlyMap<number, string> = new Map([
  [5, 'SQLITE_BUSY'],
  [8, 'SQLITE_READONLY'],
  [10, 'SQLITE_IOERR'],
  [11, 'SQLITE_CORRUPT'],
  [13, 'SQLITE_FULL'],
  [14, 'SQLITE_CANTOPEN'],
  [19, 'SQLITE_CONSTRAINT'],
  [26, 'SQLITE_NOTADB'],
])

const inWords: { readonly [code: string]: string } = {
  SQLITE_BUSY: 'another process has it open',
  SQLITE_READONLY: 'it may not be written',
  SQLITE_IOERR: 'the disk can not be read or written',
  SQLITE_CORRUPT: 'the file is damaged',
  SQLITE_FULL: 'the disk is full',
  SQLITE_CANTOPEN: 'it can not be opened',
  SQLITE_CONSTRAINT: 'a value can not be kept',
  SQLITE_NOTADB: 'it is no SQLite database',
}
