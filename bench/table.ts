import Table from 'cli-table3'
import type { Verdict } from './verdict.js'

/** The verdicts for a person to read. */
export function tableOf(verdicts: readonly Verdict[]): string {
  const table = new Table({
    head: ['scenario', 'ours', 'ns/op', 'peer', 'ns/op', 'ratio (middle half)', 'bar', ''],
    colAligns: ['left', 'left', 'right', 'left', 'right', 'right', 'left', 'left'],
    style: { head: [], border: [], compact: true },
  })
  for (const {
    scenario,
    ours,
    oursNanoseconds,
    peer,
    peerNanoseconds,
    ratio,
    spread,
    bar,
    result,
  } of verdicts)
    table.push([
      scenario,
      ours,
      figure(oursNanoseconds),
      peer ?? '',
      peerNanoseconds === undefined ? '' : figure(peerNanoseconds),
      ratio === undefined ? '' : `${figure(ratio)} (${spread?.map(figure).join('–')})`,
      bar,
      result,
    ])
  return table.toString()
}

/** Three digits where it is small: 0.42, 4.2, 42, 4,213. */
function figure(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en-US')
  return value >= 10 ? value.toFixed(1) : value.toFixed(2)
}
