import type { Readable, Writable } from 'node:stream'
import picocolors from 'picocolors'

/** A place to write to; on a terminal it may be coloured and written over. */
export interface Output extends Writable {
  readonly isTTY?: boolean
  /** The number of its file, where it is one of the process. */
  readonly fd?: number
  readonly columns?: number
  readonly rows?: number
}

/** How the machine asks a process to end. */
export type StopSignal = 'SIGINT' | 'SIGTERM'

/** Where such wishes are heard; a process is one. */
export interface Signals {
  on(signal: StopSignal, listener: (signal: StopSignal) => void): unknown
  off(signal: StopSignal, listener: (signal: StopSignal) => void): unknown
}

/** What a command can reach: passed in, so that a test runs a command without a process. */
export interface Io {
  readonly stdin: Readable & { readonly isTTY?: boolean; readonly fd?: number }
  readonly stdout: Output
  readonly stderr: Output
  readonly env: Readonly<Record<string, string | undefined>>
  /** Left out where nobody can ask for an end. */
  readonly signals?: Signals
}

export type Colors = ReturnType<typeof picocolors.createColors>

/** The colours for an output: none off a terminal or with NO_COLOR (https://no-color.org), FORCE_COLOR brings them back. */
export function colorsFor(output: Output, { NO_COLOR, FORCE_COLOR, TERM }: Io['env']): Colors {
  const wanted = FORCE_COLOR ? FORCE_COLOR !== '0' : output.isTTY === true && TERM !== 'dumb'
  return picocolors.createColors(wanted && !NO_COLOR)
}
