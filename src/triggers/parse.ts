import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.js'
import { utf8Length } from '../json/utf8-length.js'
import type { FqlAst, FqlNode } from './ast.js'
import { Complaints } from './complaints.js'
import { tokenize } from './lexer.js'
import { maxQueryBytes, maxReadableLength } from './limits.js'
import { Parser } from './parser.js'
import { inOrder, Problems } from './problems.js'
import { TokenStream } from './token-stream.js'

export interface ParsedFql {
  readonly ast: FqlAst
  /** Every syntax problem and passed limit, in the order of the source. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * The tree of a query. Never throws: what could not be read is in `diagnostics`, and the tree is then a `broken` one
 * around what could (triggers.md, "Public functions"). What functions and types make of it is for `checkFql`.
 */
export function parseFql(source: string): ParsedFql {
  const problems = new Problems(source)
  const tree = parseTree(source, problems)
  const diagnostics = inOrder(problems.found)
  if (!hasErrors(diagnostics)) return { ast: tree, diagnostics }
  const range = { start: 0, end: source.length }
  const partial: FqlNode = tree.kind === 'all' ? { kind: 'missing', range: tree.range } : tree
  return { ast: { kind: 'broken', range, source, problems: diagnostics, tree: partial }, diagnostics }
}

function parseTree(source: string, problems: Problems): ReturnType<Parser['query']> {
  const end = { start: source.length, end: source.length }
  const bytes = source.length > maxReadableLength ? Number.POSITIVE_INFINITY : utf8Length(source)
  if (bytes > maxQueryBytes)
    problems.error('fql/limit', end, `a query is at most ${maxQueryBytes} bytes long`)
  if (bytes === Number.POSITIVE_INFINITY) return { kind: 'missing', range: end }
  return new Parser(new TokenStream(tokenize(source, problems)), new Complaints(source, problems)).query()
}
