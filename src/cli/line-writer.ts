import type { Writable } from 'node:stream'
import { CliError } from './cli-error.js'
import { errorCode, fileErrorInWords } from './file-error.js'

/** Characters that are put together before they are written: a write for each line costs more than the line. */
const batchSize = 64 * 1024

/** What a stream says when nobody reads it any more. */
const closedCodes = new Set(['EPIPE', 'ECONNRESET', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_WRITE_AFTER_END'])

/**
 * Lines to a stream, in large pieces. Whoever writes many awaits `ready` now and then, so that a slow reader is
 * waited for and not stored for. A reader that goes away is no error: `closed` says so, and lines vanish.
 */
export class LineWriter {
  readonly #stream: Writable
  readonly #name: string
  #pending = ''
  #full = false
  #closed = false
  #failure: CliError | undefined
  #wake: () => void = () => {}

  /** `name` says in an error what could not be written. */
  constructor(stream: Writable, name: string) {
    this.#stream = stream
    this.#name = name
    stream.on('drain', () => this.#continue())
    stream.on('close', () => this.#stop())
    stream.on('error', (error) => this.#stop(error))
  }

  /** Whether nobody reads any more. */
  get closed(): boolean {
    return this.#closed
  }

  write(line: string): void {
    this.#pending += line
    this.#pending += '\n'
    if (this.#pending.length >= batchSize) this.#flush()
  }

  /** Waits until the reader can take more. Throws a `CliError` where writing failed. */
  async ready(): Promise<void> {
    while (this.#full && !this.#closed) await new Promise<void>((resolve) => (this.#wake = resolve))
    if (this.#failure !== undefined) throw this.#failure
  }

  /** Writes what is left and waits until it is on its way. */
  async finish(): Promise<void> {
    this.#flush()
    if (!this.#closed) {
      // A file tells of its error only when it has been closed for it; what was written hears of it before.
      const error = await new Promise<Error | null | undefined>((resolve) => this.#stream.write('', resolve))
      if (error) this.#stop(error)
    }
    if (this.#failure !== undefined) throw this.#failure
  }

  /** As `finish`, and nothing more will come. */
  async end(): Promise<void> {
    await this.finish()
    this.#stream.end()
  }

  #flush(): void {
    const text = this.#pending
    this.#pending = ''
    if (text !== '' && !this.#closed) this.#full = !this.#stream.write(text)
  }

  #continue(): void {
    this.#full = false
    this.#wake()
  }

  #stop(error?: Error): void {
    this.#closed = true
    if (error !== undefined && !closedCodes.has(errorCode(error)))
      this.#failure = new CliError(`${this.#name} can not be written: ${fileErrorInWords(error)}`)
    this.#wake()
  }
}
