import { queryWords } from './query-words.js'
import type { FilterTrace, StepTrace } from './trace.js'
import { type Line, line, type Tone } from './trace-line.js'

/** The steps that something was asked of. */
export function stepLines(steps: readonly StepTrace[]): readonly Line[] {
  const asked = steps.filter(({ verdict }) => verdict !== 'not-asked')
  return asked.length === 0 ? [] : [line(0, 'steps', 'title'), ...asked.flatMap(linesOfStep)]
}

function linesOfStep({
  step,
  verdict,
  code,
  reason,
  changes = [],
  filters = [],
}: StepTrace): readonly Line[] {
  const why = reason === undefined ? '' : `, ${code}: ${reason}`
  return [
    line(1, `${step}: ${inWords[verdict]}${why}`, tones[verdict]),
    ...filters.map(lineOfFilter),
    ...changes.map(({ change, path }) => line(2, `${path} ${change}`)),
  ]
}

function lineOfFilter({ filter, name, enabled, actions, if: condition }: FilterTrace): Line {
  const named = `filter ${filter}${name === undefined ? '' : ` "${name}"`} (${actions.join(', ')})`
  if (!enabled) return line(2, `${named} is not enabled`, 'quiet')
  if (condition === undefined) return line(2, `${named} can not be explained`)
  return line(2, `${named} ${condition.result ? 'applies' : 'does not apply'}: ${queryWords(condition)}`)
}

const inWords: { readonly [verdict in StepTrace['verdict']]: string } = {
  passed: 'passed',
  changed: 'passed, changed',
  refused: 'refused',
  'not-asked': 'nothing is asked',
  'not-reached': 'not reached',
}

const tones: { readonly [verdict in StepTrace['verdict']]: Tone } = {
  passed: 'good',
  changed: 'good',
  refused: 'bad',
  'not-asked': 'quiet',
  'not-reached': 'quiet',
}
