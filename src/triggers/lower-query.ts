import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.js'
import { type Expression, nothing } from '../expressions/expression.js'
import type { FqlAst } from './ast.js'
import { findErrors } from './find-errors.js'
import type { FqlFunction } from './functions/function.js'
import { type FqlScope, lowerChecked, placeOf } from './lower.js'
import { parseFql } from './parse.js'
import type { QuerySubject } from './static-kinds.js'

/** What the paths of a query read, and what it may speak of. */
export interface QueryScope extends FqlScope {
  /** The types of event that it will be asked about, where they are known; errors do not depend on them. */
  readonly eventTypes?: readonly string[] | undefined
  /** What `root` is: an event, of whose fields much is known, unless said; errors do not depend on it. */
  readonly subject?: QuerySubject
  readonly functions?: readonly FqlFunction[] | undefined
}

export interface LoweredQuery {
  /** True or false; `nothing` where the query has an error. */
  readonly expression: Expression
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * A query as a part of something larger, a mapping or a subscription, as an expression with what is wrong with it:
 * `lowerQuery` for those who run it, `checkQuery` for those who tell a person.
 */
export type LowerQuery = (source: string, scope: QueryScope) => LoweredQuery

/** Reads, checks and lowers a query once. The diagnostics are its errors; doubts are for `checkQuery`. Never throws. */
export function lowerQuery(source: string, scope: QueryScope): LoweredQuery {
  const { ast } = parseFql(source)
  return lowerFound(ast, scope, findErrors(ast, source, placeOf(scope)))
}

/** The tree as an expression, where none of what was found is an error. */
export function lowerFound(ast: FqlAst, scope: QueryScope, diagnostics: readonly Diagnostic[]): LoweredQuery {
  return { expression: hasErrors(diagnostics) ? nothing : lowerChecked(ast, scope), diagnostics }
}
