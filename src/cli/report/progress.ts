import type { Io } from '../io.js'
import { formatCount, perSecond, quantity } from './quantity.js'

/** Milliseconds between two looks: on a terminal the line is written over, in a log each is a line of its own. */
const pauseOnTerminal = 200
const pauseInLog = 10_000

const toStartOfLine = '\r\u001B[K'

/** Says on standard error how far a run is. */
export interface Progress {
  /** How far the run is now; says so only now and then. */
  update(events: number, deliveries: number): void
  /** Takes the line away, so that something else can be printed. */
  clear(): void
}

export const noProgress: Progress = { update: () => {}, clear: () => {} }

/** A progress line that fits the outputs: none where it would stand between deliveries on the same terminal. */
export function createProgress(
  { stdout, stderr }: Io,
  now: () => number = () => performance.now(),
): Progress {
  const onTerminal = stderr.isTTY === true
  if (onTerminal && stdout.isTTY === true) return noProgress
  const pause = onTerminal ? pauseOnTerminal : pauseInLog
  const begin = now()
  let next = begin + pause
  let shown = false
  return {
    update(events, deliveries) {
      const time = now()
      if (time < next) return
      next = time + pause
      shown = onTerminal
      const rate = formatCount(perSecond(events, time - begin))
      const text = `${quantity(events, 'event', 'events')} → ${quantity(deliveries, 'delivery', 'deliveries')}, ${rate} events/s`
      stderr.write(onTerminal ? `${toStartOfLine}${text}` : `${text}\n`)
    },
    clear() {
      if (shown) stderr.write(toStartOfLine)
      shown = false
    },
  }
}

/** A line on a terminal that says what is being done; off a terminal nothing. For work whose output comes at its end. */
export interface StatusLine {
  /** Says so only now and then. */
  say(text: string): void
  clear(): void
}

export function createStatusLine(
  { stderr }: Pick<Io, 'stderr'>,
  now: () => number = () => performance.now(),
): StatusLine {
  let next = now() + pauseOnTerminal
  let shown = false
  return {
    say(text) {
      const time = now()
      if (stderr.isTTY !== true || time < next) return
      next = time + pauseOnTerminal
      shown = true
      stderr.write(`${toStartOfLine}${text.slice(0, (stderr.columns ?? 80) - 1)}`)
    },
    clear() {
      if (shown) stderr.write(toStartOfLine)
      shown = false
    },
  }
}
