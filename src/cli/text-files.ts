import { readFileSync, writeFileSync } from 'node:fs'
import { CliError } from './cli-error.js'
import { errorCode, fileErrorInWords } from './file-error.js'
import type { Io } from './io.js'
import { LineWriter } from './line-writer.js'

/** Writes a text to standard output, with a line break at its end; a reader may go away in the middle of it. */
export async function writeText(text: string, { stdout }: Pick<Io, 'stdout'>): Promise<void> {
  const writer = new LineWriter(stdout, 'standard output')
  writer.write(text.replace(/\n$/, ''))
  await writer.finish()
}

/** Writes a file. Throws a `CliError` where that can not be done. */
export function writeFile(path: string, text: string): void {
  try {
    writeFileSync(path, text)
  } catch (error) {
    throw new CliError(`"${path}" can not be written: ${fileErrorInWords(error)}`)
  }
}

/** The text of a file; undefined where there is none. Throws a `CliError` where it can not be read. */
export function readFile(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw new CliError(`"${path}" can not be read: ${fileErrorInWords(error)}`)
  }
}
