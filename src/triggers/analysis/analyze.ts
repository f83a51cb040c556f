import type { FqlAst } from '../ast.js'
import { passedLimit } from '../limits.js'
import { parseFql } from '../parse.js'
import { Analysis, type AnalysisOptions } from './analysis.js'

/** What can be said of a query's outcome before any event is there. */
export type QueryOutcome = 'always' | 'never' | 'depends'

/**
 * Whether a query is true for every event, for none, or depends on the event. Sound, not complete: `always` and
 * `never` hold for every event whose `type` is a text (with `eventTypes`: one of those); `depends` may be either in
 * truth. A query that can not be read depends.
 */
export function analyzeFql(query: string | FqlAst, options: AnalysisOptions = {}): QueryOutcome {
  const ast = typeof query === 'string' ? parseFql(query).ast : query
  if (ast.kind === 'all') return 'always'
  if (ast.kind === 'broken' || passedLimit(ast) !== undefined) return 'depends'
  const analysis = new Analysis(options)
  if (analysis.cases(ast, true).length === 0) return 'never'
  return analysis.cases(ast, false).length === 0 ? 'always' : 'depends'
}
