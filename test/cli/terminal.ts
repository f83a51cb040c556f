import { PassThrough } from 'node:stream'
import type { Io } from '../../src/cli/io.js'
import { runCli } from '../../src/cli/run-cli.js'
import { type Result, Sink } from './in-process.js'

/** Keys that a person presses. */
export const keys = { enter: '\r', down: '\u001B[B', backspace: '\u007F', interrupt: '\u0003', end: '\u0004' }

/** A keyboard: each answer is typed when the next question stands on the terminal. */
class Keyboard extends PassThrough {
  readonly isTTY = true
  setRawMode(): this {
    return this
  }
}

/** A terminal that hears of everything that is written to it. */
class Terminal extends Sink {
  readonly columns = 100
  readonly rows = 40
  constructor(readonly heard: (text: string) => void) {
    super(true)
  }
  override _write(chunk: string | Buffer, encoding: string, done: () => void): void {
    super._write(chunk, encoding, done)
    this.heard(this.text)
  }
}

/** What is done when a text comes to stand on the terminal: texts and keys are typed, or something else happens. */
export type Answer = readonly [question: string, ...typed: readonly (string | (() => unknown))[]]

/** Runs `waybill` at a terminal, where somebody answers its questions in their order, and then closes it. */
export async function waybillAtTerminal(
  words: readonly string[],
  answers: readonly Answer[],
  env: Io['env'] = {},
): Promise<Result & { readonly unasked: readonly Answer[] }> {
  const stdin = new Keyboard()
  const left = [...answers]
  let told = 0
  const stderr = new Terminal((text) => {
    const [next] = left
    if (next === undefined || !text.slice(told).includes(next[0])) return
    told = text.length
    left.shift()
    for (const answer of next.slice(1))
      if (typeof answer === 'function') answer()
      else
        for (const key of answer.startsWith('\u001B') ? [answer] : answer)
          setImmediate(() => stdin.write(key))
    if (left.length === 0) setImmediate(() => stdin.end())
  })
  const stdout = new Sink(true)
  const status = await runCli(words, { stdin, stdout, stderr, env })
  return { status, stdout: stdout.text, stderr: stderr.text, unasked: left }
}
