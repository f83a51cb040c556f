import { hasErrors } from '../../diagnostics/diagnostic.js'
import { renderDiagnostic } from '../../diagnostics/render.js'
import type { Colors } from '../io.js'
import { quantity } from '../report/quantity.js'
import { inReadingOrder, type Problem } from './problem.js'

/** Problems as a person reads them, each with file, line, column and pointer, and how many there are. */
export function renderProblems(problems: readonly Problem[], colors: Colors): string {
  const parts = inReadingOrder(problems).map((problem) => renderProblem(problem, colors))
  return `${[...parts, renderSum(problems)].join('\n\n')}\n`
}

function renderProblem({ file, diagnostic, start }: Problem, colors: Colors): string {
  const { pointer, ...rest } = diagnostic
  const [head = '', ...lines] = renderDiagnostic(rest).split('\n')
  const paint = diagnostic.severity === 'error' ? colors.red : colors.yellow
  const name = head.slice(0, head.indexOf(':'))
  const place =
    start === undefined ? [] : [colors.dim(`  at ${placeOf(file, start)}${pointer ? ` (${pointer})` : ''}`)]
  return [`${paint(name)}${head.slice(name.length)}`, ...place, ...lines].join('\n')
}

function placeOf(file: Problem['file'], start: number): string {
  const { line, column } = file.position(start)
  return `${file.path}:${line}:${column}`
}

function renderSum(problems: readonly Problem[]): string {
  const diagnostics = problems.map(({ diagnostic }) => diagnostic)
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  const warnings = diagnostics.length - errors
  const counts = [
    ...(errors === 0 ? [] : [quantity(errors, 'error', 'errors')]),
    ...(warnings === 0 ? [] : [quantity(warnings, 'warning', 'warnings')]),
  ]
  return `${counts.join(', ')}${hasErrors(diagnostics) ? '; no event was read' : ''}`
}
