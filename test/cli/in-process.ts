import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { onTestFinished } from 'vitest'
import type { Io, Signals } from '../../src/cli/io.js'
import { runCli } from '../../src/cli/run-cli.js'

/** A stream that keeps what is written to it. */
export class Sink extends Writable {
  text = ''
  constructor(readonly isTTY = false) {
    super({ decodeStrings: false })
  }
  override _write(chunk: string | Buffer, _encoding: string, done: () => void): void {
    this.text += chunk
    done()
  }
}

export interface Result {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

export interface Surroundings {
  readonly input?: string | readonly (string | Buffer)[]
  readonly env?: Io['env']
  readonly terminal?: boolean
  readonly signals?: Signals
}

/** Runs `waybill` in this process. */
export async function waybill(words: readonly string[], surroundings: Surroundings = {}): Promise<Result> {
  const { input = '', env = {}, terminal = false, signals } = surroundings
  const chunks = (typeof input === 'string' ? [input] : input).map((chunk) => Buffer.from(chunk))
  const stdout = new Sink()
  const stderr = new Sink(terminal)
  const status = await runCli(words, {
    stdin: Readable.from(chunks),
    stdout,
    stderr,
    env,
    ...(signals === undefined ? {} : { signals }),
  })
  return { status, stdout: stdout.text, stderr: stderr.text }
}

/** A folder with these files for one test; gives its path. */
export function folderWith(files: { readonly [name: string]: string }): string {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

/** What stands in the lines of a text of NDJSON. */
export function parseLines<Value>(text: string): Value[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
}
