import { text } from 'node:stream/consumers'
import { CliError } from './cli-error.js'
import { fileErrorInWords } from './file-error.js'
import type { Io } from './io.js'

/** What standard input is called where a place in it is told, as in `stdin:3:1`. */
export const stdinPath = 'stdin'

/** What a file is called in a sentence. */
export const nameInWords = (path: string): string => (path === stdinPath ? 'standard input' : path)

/** All that comes by standard input. Throws a `CliError` where it can not be read. */
export async function readStandardInput({ stdin, stderr }: Pick<Io, 'stdin' | 'stderr'>): Promise<string> {
  if (stdin.isTTY) stderr.write('Reading from the keyboard; Ctrl-D ends.\n')
  try {
    return await text(stdin)
  } catch (error) {
    throw new CliError(`standard input can not be read: ${fileErrorInWords(error)}`)
  }
}

/** Throws a `CliError` where more than one of these is `-`: what was read is gone. */
export function expectOneStandardInput(paths: readonly (string | undefined)[]): void {
  if (paths.filter((path) => path === '-').length > 1)
    throw new CliError('only one file can be read from standard input: give one of them a name')
}
