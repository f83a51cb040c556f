import picocolors from 'picocolors'
import { failureLines } from './failure-lines.js'
import { placeOf } from './place.js'
import type { Reporter } from './reporter.js'

/** For harnesses of the Test Anything Protocol (TAP 14, https://testanything.org). */
export const tap: Reporter = {
  name: 'tap',
  render({ suites, runs }) {
    const broken = suites.filter(({ problems }) => problems.length > 0)
    const tests = runs.map((run) => ({
      holds: run.holds,
      name: `${placeOf(run.suite.file, run.test.pointer)} ${run.test.name}`,
      lines: run.holds ? [] : failureLines(run, plain),
    }))
    const files = broken.map(({ file, problems }) => ({
      holds: false,
      name: `${file.path} can be tested`,
      lines: problems.map(({ diagnostic }) => diagnostic.message),
    }))
    const all = [...files, ...tests]
    return [
      'TAP version 14',
      `1..${all.length}`,
      ...all.flatMap(({ holds, name, lines }, index) => [
        `${holds ? 'ok' : 'not ok'} ${index + 1} - ${escaped(name)}`,
        ...lines.map((line) => `# ${line}`.trimEnd()),
      ]),
    ].join('\n')
  },
}

const plain = picocolors.createColors(false)

/** `#` begins a directive, such as `# SKIP`. */
const escaped = (name: string): string => name.replace(/[\\#]/g, '\\$&').replace(/\s+/g, ' ')
