import type { Output } from '../io.js'

/** Lines at the end of a terminal that are written over by their successors. */
export class LiveLines {
  #shown = 0

  constructor(private readonly output: Output) {}

  /** How many lines there is room for: one that would not fit could not be taken away again. */
  get room(): number {
    return Math.max(1, (this.output.rows ?? 24) - 1)
  }

  show(lines: readonly string[]): void {
    const width = Math.max(1, (this.output.columns ?? 80) - 1)
    const fitting = lines.slice(0, this.room).map((line) => line.slice(0, width))
    this.output.write(`${this.#back()}${fitting.map((line) => `${line}\n`).join('')}`)
    this.#shown = fitting.length
  }

  /** Takes them away, so that something else can be printed. */
  clear(): void {
    if (this.#shown > 0) this.output.write(this.#back())
    this.#shown = 0
  }

  /** To the first of them, and nothing below it. */
  #back(): string {
    return this.#shown === 0 ? '' : `\u001B[${this.#shown}A\r\u001B[J`
  }
}
