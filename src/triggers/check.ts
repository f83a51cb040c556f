import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { checkMeaning } from './analysis/check-meaning.js'
import type { FqlAst } from './ast.js'
import type { CheckOptions } from './check-options.js'
import { checkTree } from './check-tree.js'
import { isPastLimits } from './limits.js'
import { parseFql } from './parse.js'
import { inOrder, overlap, Problems } from './problems.js'

/**
 * Everything that is wrong or doubtful about a query, in the order of the source; nothing is run. Syntax, unknown
 * functions, wrong arguments and passed limits are errors, what is always or never true a warning (triggers.md,
 * "Diagnostics"). Diagnostics of a text carry it, those of a tree only the ranges of its nodes.
 */
export function checkFql(query: string | FqlAst, options: CheckOptions = {}): readonly Diagnostic[] {
  return typeof query === 'string'
    ? checkParsed(parseFql(query).ast, query, options)
    : checkParsed(query, undefined, options)
}

/** The same for a tree whose source may be known. */
export function checkParsed(
  ast: FqlAst,
  source: string | undefined,
  options: CheckOptions,
): readonly Diagnostic[] {
  if (ast.kind === 'all') return []
  const problems = new Problems(ast.kind === 'broken' ? ast.source : source)
  if (ast.kind !== 'broken') {
    checkTree(ast, options, problems)
    if (!isPastLimits(ast)) checkMeaning(ast, options, problems)
    return inOrder(problems.found)
  }
  checkTree(ast.tree, options, problems)
  // Where the text could not be read, doubts about what it says are worth nothing.
  const doubts = problems.found.filter(
    ({ severity, range }) =>
      severity === 'error' || !ast.problems.some((problem) => overlap(problem.range, range)),
  )
  return inOrder([...ast.problems, ...doubts])
}
