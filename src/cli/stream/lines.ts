/** Where lines go, in their order. Numbers count from 1 and include what is skipped. */
export interface LineHandler {
  line(text: string, number: number): void
  /** A line that is longer than allowed: its text was not kept. */
  tooLong(number: number): void
}

const newline = 0x0a
const byteOrderMark = '\uFEFF'

/**
 * Cuts bytes into lines, however they arrive: LF or CRLF, the last one with or without. Empty lines and a byte order
 * mark are skipped; bytes that are no UTF-8 become U+FFFD. Holds one line at most, and never one longer than `limit`
 * bytes.
 */
export class LineSplitter {
  readonly #handler: LineHandler
  readonly #limit: number
  #number = 1
  /** The begun line, in the pieces in which it came. */
  #pieces: Buffer[] = []
  #length = 0

  constructor(handler: LineHandler, limit: number) {
    this.#handler = handler
    this.#limit = limit
  }

  push(chunk: Buffer): void {
    let start = 0
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
      if (this.#length === 0) this.#emit(chunk, start, end)
      else {
        this.#keep(chunk.subarray(start, end))
        this.#emitKept()
      }
      start = end + 1
    }
    if (start < chunk.length) this.#keep(chunk.subarray(start))
  }

  /** The input has ended: what was begun is a line. */
  end(): void {
    if (this.#length > 0) this.#emitKept()
  }

  #keep(piece: Buffer): void {
    this.#length += piece.length
    if (this.#length > this.#limit + 1) this.#pieces = []
    // A copy: a piece of a chunk would hold all of the chunk.
    else this.#pieces.push(Buffer.from(piece))
  }

  #emitKept(): void {
    if (this.#length > this.#limit + 1) this.#handler.tooLong(this.#number++)
    else {
      const bytes = Buffer.concat(this.#pieces)
      this.#emit(bytes, 0, bytes.length)
    }
    this.#pieces = []
    this.#length = 0
  }

  #emit(bytes: Buffer, start: number, end: number): void {
    const number = this.#number++
    const stop = end > start && bytes[end - 1] === 0x0d ? end - 1 : end
    if (stop - start > this.#limit) {
      this.#handler.tooLong(number)
      return
    }
    let text = bytes.toString('utf8', start, stop)
    if (number === 1 && text.startsWith(byteOrderMark)) text = text.slice(1)
    if (text.trim() !== '') this.#handler.line(text, number)
  }
}
