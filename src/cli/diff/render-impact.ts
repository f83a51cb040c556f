import { printable } from '../../engine/printable.js'
import { formatImpact, type ImpactCounts } from '../../index.js'
import type { Colors } from '../io.js'
import { formatCount, quantity } from '../report/quantity.js'
import type { ConnectionImpact } from './measure-impact.js'

/** What a change does to events, for people: connections for which nothing else is sent are only counted. */
export function renderImpact(impacts: readonly ConnectionImpact[], most: number, colors: Colors): string {
  const events = impacts[0]?.impact.events ?? 0
  const touched = impacts.filter(({ impact }) => hasImpact(impact.total))
  const blocks = touched.map(
    ({ connection, impact }) =>
      `${colors.bold(`connection ${printable(connection)}`)}\n${formatImpact(impact, { mostEvents: most })}`,
  )
  const alike = impacts.length - touched.length
  const rest =
    alike === 0 ? [] : [`${quantity(alike, 'connection sends', 'connections send')} what it sent before`]
  return [...blocks, ...rest, sumOf(impacts, events)].join('\n\n')
}

/** Whether something else is sent than before. */
export const hasImpact = ({ newlySent, noLongerSent, sentDifferently }: ImpactCounts): boolean =>
  newlySent + noLongerSent + sentDifferently > 0

function sumOf(impacts: readonly ConnectionImpact[], events: number): string {
  const count = (key: keyof ImpactCounts) => impacts.reduce((sum, { impact }) => sum + impact.total[key], 0)
  const counts = [
    `${formatCount(count('newlySent'))} newly sent`,
    `${formatCount(count('noLongerSent'))} no longer sent`,
    `${formatCount(count('sentDifferently'))} sent differently`,
    `${formatCount(count('sentAlike'))} sent alike`,
  ]
  return `${quantity(events, 'event', 'events')}: ${counts.join(', ')}`
}
