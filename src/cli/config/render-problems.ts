import { hasErrors } from '../../diagnostics/diagnostic.js'
import { renderDiagnostic } from '../../diagnostics/render.js'
import type { Colors } from '../io.js'
import { quantity } from '../report/quantity.js'
import { inReadingOrder, type Problem } from './problem.js'

/** Problems as a person reads them, each with file, line, column and pointer, and how many there are. */
export function renderProblems(problems: readonly Problem[], colors: Colors): string {
  const isBroken = hasErrors(problems.map(({ diagnostic }) => diagnostic))
  const sum = `${sumOf(problems)}${isBroken ? '; no event was read' : ''}`
  return `${[...renderEach(problems, colors), sum].join('\n\n')}\n`
}

/** Each problem by itself, in the order in which a reader goes through the files. */
export function renderEach(problems: readonly Problem[], colors: Colors): readonly string[] {
  return inReadingOrder(problems).map((problem) => renderProblem(problem, colors))
}

function renderProblem({ file, diagnostic, range }: Problem, colors: Colors): string {
  const { pointer, ...rest } = diagnostic
  const [head = '', ...lines] = renderDiagnostic(rest).split('\n')
  const paint = diagnostic.severity === 'error' ? colors.red : colors.yellow
  const name = head.slice(0, head.indexOf(':'))
  const place = colors.dim(`  at ${placeOf(file, range)}${pointer ? ` (${pointer})` : ''}`)
  return [`${paint(name)}${head.slice(name.length)}`, place, ...lines].join('\n')
}

function placeOf(file: Problem['file'], range: Problem['range']): string {
  if (range === undefined) return file.path
  const { line, column } = file.position(range.start)
  return `${file.path}:${line}:${column}`
}

/** How many there are: `1 error, 2 warnings`. */
export function sumOf(problems: readonly Problem[]): string {
  const diagnostics = problems.map(({ diagnostic }) => diagnostic)
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  const warnings = diagnostics.length - errors
  const counts = [
    ...(errors === 0 ? [] : [quantity(errors, 'error', 'errors')]),
    ...(warnings === 0 ? [] : [quantity(warnings, 'warning', 'warnings')]),
  ]
  return counts.join(', ')
}
