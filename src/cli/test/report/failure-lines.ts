import { isObject } from '../../../json/value.js'
import { renderEach } from '../../config/render-problems.js'
import type { Colors } from '../../io.js'
import { diffLines } from '../diff/diff-lines.js'
import { renderDiff } from '../diff/render-diff.js'
import type { TestRun } from '../run-suites.js'

/** Why a test does not hold: what differs, or what kept it from being run. */
export function failureLines({ result, problems }: TestRun, colors: Colors): readonly string[] {
  if (result === undefined) return renderEach(problems, colors).flatMap((text) => text.split('\n'))
  const { expected, found, differences } = result.shown
  const isShown = differences.some(({ pointer }) => pointer === '/outcome')
  return [
    ...renderDiff(diffLines(expected, found, differences), colors),
    ...(isShown ? [] : reasonLines(found, colors)),
  ]
}

/** A test seldom says in words why an event is refused; whoever reads that it is for another reason wants to know. */
function reasonLines(found: object, colors: Colors): readonly string[] {
  const outcome: unknown = Reflect.get(found, 'outcome')
  const reason = isObject(outcome) ? outcome.reason : undefined
  return typeof reason === 'string' ? [colors.dim(`  because ${reason}`)] : []
}
