import { percentOf } from './coverage-lines.js'
import { lineOf } from './place.js'
import type { Reporter } from './reporter.js'

/** For programs of one's own: one object with the tests and what they reach. */
export const json: Reporter = {
  name: 'json',
  render({ suites, runs, coverage }) {
    const tests = runs.map(({ suite: { file }, test, holds, result, problems }) => ({
      file: file.path,
      line: lineOf(file, test.pointer),
      pointer: test.pointer,
      name: test.name,
      holds,
      ...(holds ? {} : result?.shown),
      ...(problems.length === 0 ? {} : { problems: problems.map(({ diagnostic }) => said(diagnostic)) }),
    }))
    const broken = suites
      .filter(({ problems }) => problems.length > 0)
      .map(({ file, problems }) => ({
        file: file.path,
        problems: problems.map(({ diagnostic }) => said(diagnostic)),
      }))
    const covered = coverage.map(({ file, definition, points, missed }) => ({
      file: file.path,
      slug: definition.slug,
      percent: percentOf({ points, missed }),
      points: points.length,
      missed: missed.map(({ kind, pointer, missed: words }) => ({
        kind,
        pointer,
        line: lineOf(file, pointer),
        words,
      })),
    }))
    const held = tests.filter(({ holds }) => holds).length
    return JSON.stringify({ tests, held, failed: tests.length - held, broken, coverage: covered }, null, 2)
  },
}

const said = ({ code, message, hint, pointer }: Said) => ({ code, message, hint, pointer })

interface Said {
  readonly code: string
  readonly message: string
  readonly hint?: string
  readonly pointer?: string
}
