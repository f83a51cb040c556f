import { colorsFor, type Io } from '../io.js'
import type { Problem } from './problem.js'
import { renderEach, sumOf } from './render-problems.js'

/** Tells problems on standard error, where there are any: each by itself, and how many. */
export function tellProblems(problems: readonly Problem[], io: Io): void {
  if (problems.length === 0) return
  const told = [...renderEach(problems, colorsFor(io.stderr, io.env)), sumOf(problems)]
  io.stderr.write(`${told.join('\n\n')}\n`)
}
