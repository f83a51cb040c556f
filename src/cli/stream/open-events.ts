import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { once } from '../../lazy/once.js'
import { CliError } from '../cli-error.js'
import { fileErrorInWords } from '../file-error.js'
import type { Io } from '../io.js'
import { nameInWords, stdinPath } from '../standard-input.js'

/** Large enough that reading costs little, small enough that memory stays flat. */
const chunkSize = 128 * 1024

/** The bytes of a file of events, or of standard input where there is no name or `-`, with the name for messages. */
export interface EventSource {
  readonly name: string
  readonly chunks: AsyncIterable<Buffer>
  /** Reads nothing more, also where something is waited for. */
  close(): void
}

export function openEvents(path: string | undefined, { stdin, stderr }: Io): EventSource {
  if (path !== undefined && path !== '-')
    return sourceOf(path, `"${path}"`, () => createReadStream(path, { highWaterMark: chunkSize }))
  if (stdin.isTTY) stderr.write('Reading events from the keyboard, one a line; Ctrl-D ends.\n')
  return sourceOf(stdinPath, nameInWords(stdinPath), () => stdin)
}

function sourceOf(name: string, inWords: string, open: () => Readable): EventSource {
  const opened = once(open)
  return { name, chunks: chunksOf(opened, inWords), close: () => opened().destroy() }
}

/** Opens when the first chunk is asked for: before that, nobody would hear of an error. */
async function* chunksOf(open: () => Readable, name: string): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of open()) yield Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk))
  } catch (error) {
    throw new CliError(`${name} can not be read: ${fileErrorInWords(error)}`)
  }
}
