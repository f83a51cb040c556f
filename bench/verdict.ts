import type { Times } from './measure.js'
import type { Bar } from './scenario.js'

/** One line of the report. Plain JSON. */
export interface Verdict {
  readonly scenario: string
  readonly ours: string
  readonly oursNanoseconds: number
  readonly peer?: string
  readonly peerNanoseconds?: number
  /** The median of the rounds: how many times faster than the peer, or how many times its time. */
  readonly ratio?: number
  /** The middle half of the rounds. */
  readonly spread?: readonly [lower: number, upper: number]
  readonly bar: string
  readonly result: 'ok' | 'missed' | 'reported'
}

/** What the measured times come to beside a bar. */
export function judge(scenario: string, bar: Bar, times: Times): Verdict {
  const ours = timesOf(bar.ours, times)
  const line = { scenario, ours: bar.ours, oursNanoseconds: quantile(ours, 0.5) }
  if (!('peer' in bar)) {
    const { microseconds } = bar
    if (microseconds === undefined) return { ...line, bar: '', result: 'reported' }
    return { ...line, bar: `≤ ${microseconds} µs`, ...resultOf(line.oursNanoseconds <= microseconds * 1e3) }
  }
  const peer = timesOf(bar.peer, times)
  const faster = 'timesFaster' in bar
  const ratios = ours.map((time, round) => (faster ? (peer[round] ?? 0) / time : time / (peer[round] ?? 0)))
  const ratio = quantile(ratios, 0.5)
  return {
    ...line,
    peer: bar.peer,
    peerNanoseconds: quantile(peer, 0.5),
    ratio,
    spread: [quantile(ratios, 0.25), quantile(ratios, 0.75)],
    bar: faster ? `≥ ${bar.timesFaster} × faster` : `≤ ${bar.timesItsTime} × its time`,
    ...resultOf(faster ? ratio >= bar.timesFaster : ratio <= bar.timesItsTime),
  }
}

const resultOf = (met: boolean) => ({ result: met ? 'ok' : 'missed' }) as const

function timesOf(name: string, times: Times): readonly number[] {
  const found = times.get(name)
  if (found === undefined) throw new Error(`a bar speaks of "${name}", which is no contestant`)
  return found
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN
}
