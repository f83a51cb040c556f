import uniqBy from 'lodash/uniqBy.js'
import type { DeliverySample } from '../../delivery/index.js'
import { printable } from '../../engine/printable.js'
import type { Outcome } from '../../index.js'

/** What failures have in common that are told together. */
export const failureName = ({ connection, code }: Pick<Outcome, 'connection' | 'code'>): string =>
  `${connection}\n${code}`

const mostShown = 5
const longest = 300

/** Why events could not be delivered: the last of each code, by names of failures. */
export function renderFailures(
  samples: readonly DeliverySample[],
  failures: ReadonlySet<string>,
): readonly string[] {
  const final = samples.filter((sample) => failures.has(failureName(sample)))
  const last = uniqBy(final.toReversed(), failureName)
  const lines = last.slice(0, mostShown).map(({ connection, code, reason = '', answer = {} }) => {
    const { body = '' } = answer
    const said = body === '' || reason.includes(body) ? '' : `, ${body}`
    const line = printable(`failed at ${connection}: ${code}: ${reason}${said}`)
    return line.length > longest ? `${line.slice(0, longest)}…` : line
  })
  return last.length > mostShown ? [...lines, `… and for ${last.length - mostShown} more reasons`] : lines
}
