import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { checkMeaning } from './analysis/check-meaning.js'
import type { FqlAst } from './ast.js'
import type { CheckOptions } from './check-options.js'
import { findDoubts } from './find-doubts.js'
import { findErrors } from './find-errors.js'
import { passedLimit } from './limits.js'
import { parseFql } from './parse.js'
import { inOrder, overlap, Problems } from './problems.js'
import { suggestions } from './suggestions.js'

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
  const errors = findErrors(ast, source, options, suggestions(options))
  return inOrder([...errors, ...doubtsAbout(ast, source, errors, options)])
}

/** What can run and yet can not have been meant. */
function doubtsAbout(
  ast: FqlAst,
  source: string | undefined,
  errors: readonly Diagnostic[],
  options: CheckOptions,
): readonly Diagnostic[] {
  if (ast.kind === 'all') return []
  const read = ast.kind === 'broken' ? ast : { tree: ast, source, problems: [] }
  if (passedLimit(read.tree) !== undefined) return []
  const problems = new Problems(read.source, errors)
  findDoubts(read.tree, options, problems)
  if (ast.kind !== 'broken') checkMeaning(ast, options, problems)
  // Where the text could not be read, doubts about what it says are worth nothing.
  return problems.found.filter(({ range }) => !read.problems.some((known) => overlap(known.range, range)))
}
