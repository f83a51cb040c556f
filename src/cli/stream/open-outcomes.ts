import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { CliError } from '../cli-error.js'
import { fileErrorInWords } from '../file-error.js'
import { LineWriter } from '../line-writer.js'

/** A file for outcomes, emptied. Throws a `CliError` where it can not be written: better now than after the run. */
export async function openOutcomes(path: string): Promise<LineWriter> {
  const stream = createWriteStream(path)
  try {
    await once(stream, 'open')
  } catch (error) {
    throw new CliError(`"${path}" can not be written: ${fileErrorInWords(error)}`)
  }
  return new LineWriter(stream, `"${path}"`)
}
