import Table from 'cli-table3'
import sortBy from 'lodash/sortBy.js'
import { pointKinds } from '../../../testing/coverage/point.js'
import type { Colors } from '../../io.js'
import { noLines } from '../../report/table.js'
import type { DefinitionCoverage } from '../run-suites.js'
import { lineOf, placeOf } from './place.js'
import { pointInWords } from './point-in-words.js'

/** So many places that no test reaches are told where nobody asks for all of them, and there are few definitions. */
const mostShown = 5
const fewDefinitions = 3

/** How much of each definition its tests reach, and what they do not. */
export function coverageLines(
  coverage: readonly DefinitionCoverage[],
  isWhole: boolean,
  colors: Colors,
): readonly string[] {
  const most = isWhole ? Number.POSITIVE_INFINITY : coverage.length > fewDefinitions ? 0 : mostShown
  const texts = coverage.map((covered) => definitionLines(covered, most, isWhole, colors).join('\n'))
  const isMore = coverage.some(({ missed }) => missed.length > most)
  return isMore ? [...texts, colors.dim('--coverage tells everything that no test reaches')] : texts
}

function definitionLines(
  covered: DefinitionCoverage,
  most: number,
  isWhole: boolean,
  colors: Colors,
): readonly string[] {
  const { definition, points, missed, file } = covered
  const share = percentOf(covered)
  const paint = missed.length === 0 ? colors.green : colors.yellow
  const head = `coverage of ${definition.slug}: ${paint(`${share} %`)} (${points.length - missed.length} of ${points.length})`
  const shown = sortBy(missed, ({ pointer }) => lineOf(file, pointer)).slice(0, most)
  const lines = shown.map((point) => `  ${colors.dim(placeOf(file, point.pointer))} ${pointInWords(point)}`)
  const more = missed.length - shown.length
  return [
    head,
    ...(isWhole ? tableLines(covered, colors) : []),
    ...lines,
    ...(more > 0 && shown.length > 0 ? [colors.dim(`  … and ${more} more`)] : []),
  ]
}

/** Rounded down, so that 100 % is all of it. */
export const percentOf = ({ points, missed }: Pick<DefinitionCoverage, 'points' | 'missed'>): number =>
  points.length === 0 ? 100 : Math.floor((100 * (points.length - missed.length)) / points.length)

function tableLines({ points, missed }: DefinitionCoverage, { dim }: Colors): readonly string[] {
  const table = new Table({
    head: ['', 'reached', 'of', '%'].map(dim),
    colAligns: ['left', 'right', 'right', 'right'],
    chars: { ...noLines, left: '  ' },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  })
  for (const kind of pointKinds) {
    const [all, none] = [points, missed].map((list) => list.filter((point) => point.kind === kind))
    if (all === undefined || none === undefined || all.length === 0) continue
    const share = percentOf({ points: all, missed: none })
    table.push([
      `${kind}s`.replace('ys', 'ies').replace('chs', 'ches'),
      all.length - none.length,
      all.length,
      share,
    ])
  }
  return table.toString().split('\n')
}
