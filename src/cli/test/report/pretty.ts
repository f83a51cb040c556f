import { renderEach } from '../../config/render-problems.js'
import type { Colors } from '../../io.js'
import { formatSeconds, quantity } from '../../report/quantity.js'
import type { SuitesRun, TestRun } from '../run-suites.js'
import type { Suite } from '../suite.js'
import { coverageLines } from './coverage-lines.js'
import { failureLines } from './failure-lines.js'
import { placeOf } from './place.js'
import type { Reporter } from './reporter.js'

/** So many tests are told one by one where nobody asks for it. */
const mostNamed = 20

/** For people: each file, what does not hold with what differs, and what no test reaches. */
export const pretty: Reporter = {
  name: 'pretty',
  render(run, { colors, verbose, coverage }) {
    const named = verbose || run.runs.length <= mostNamed
    return [
      ...run.suites.map((suite) => suiteLines(suite, run.runs, named, colors).join('\n')),
      coverageLines(run.coverage, coverage, colors).join(
        run.coverage.length > 3 && !coverage ? '\n' : '\n\n',
      ),
      sumLine(run, colors),
    ]
      .filter((text) => text !== '')
      .join('\n\n')
  },
}

function suiteLines(
  suite: Suite,
  all: readonly TestRun[],
  named: boolean,
  colors: Colors,
): readonly string[] {
  const runs = all.filter((run) => run.suite === suite)
  const failed = runs.filter(({ holds }) => !holds)
  if (suite.problems.length > 0)
    return [`${colors.red('✗')} ${suite.file.path}`, ...indented(renderEach(suite.problems, colors))]
  const mark = failed.length === 0 ? colors.green('✓') : colors.red('✗')
  const count = quantity(runs.length, 'test', 'tests')
  return [
    `${mark} ${suite.file.path} ${colors.dim(`(${count})`)}`,
    ...(named ? runs : failed).flatMap((run) => testLines(run, colors)),
  ]
}

function testLines(run: TestRun, colors: Colors): readonly string[] {
  const { suite, test, holds } = run
  if (holds) return [`  ${colors.green('✓')} ${test.name}`]
  return [
    `  ${colors.red('✗')} ${test.name} ${colors.dim(placeOf(suite.file, test.pointer))}`,
    ...failureLines(run, colors).map((line) => `    ${line}`),
  ]
}

const indented = (texts: readonly string[]): readonly string[] =>
  texts.flatMap((text) => text.split('\n').map((line) => `  ${line}`))

/** `12 tests: 1 does not hold (0.42 s)`. */
function sumLine({ runs, suites }: SuitesRun, colors: Colors): string {
  const failed = runs.filter(({ holds }) => !holds).length
  const broken = suites.filter(({ problems }) => problems.length > 0).length
  const time = formatSeconds(runs.reduce((sum, { milliseconds }) => sum + milliseconds, 0))
  const parts = [
    ...(failed === 0 ? [] : [quantity(failed, 'does not hold', 'do not hold')]),
    ...(broken === 0 ? [] : [quantity(broken, 'file can not be tested', 'files can not be tested')]),
  ]
  const sum =
    parts.length === 0 ? colors.green(runs.length === 1 ? 'holds' : 'all hold') : colors.red(parts.join(', '))
  return `${quantity(runs.length, 'test', 'tests')}: ${sum} ${colors.dim(`(${time})`)}`
}
