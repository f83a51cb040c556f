import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.js'
import { type Expression, nothing } from '../expressions/expression.js'
import { checkParsed } from './check.js'
import type { FqlFunction } from './functions/function.js'
import { type FqlScope, lowerChecked, placeOf } from './lower.js'
import { parseFql } from './parse.js'
import type { QuerySubject } from './static-kinds.js'

/** What the paths of a query read, and what it may speak of. */
export interface QueryScope extends FqlScope {
  /** The types of event that it will be asked about, where they are known. */
  readonly eventTypes?: readonly string[] | undefined
  /** What `root` is: an event, of whose fields much is known, unless said. */
  readonly subject?: QuerySubject
  readonly functions?: readonly FqlFunction[] | undefined
}

export interface LoweredQuery {
  /** True or false; `nothing` where the query has an error. */
  readonly expression: Expression
  /** Everything that `checkFql` says of it. */
  readonly diagnostics: readonly Diagnostic[]
}

/** A query as a part of something larger, a mapping or a subscription: read, checked and lowered once. Never throws. */
export function lowerQuery(source: string, scope: QueryScope): LoweredQuery {
  const { ast } = parseFql(source)
  const { eventTypes, functions, subject } = scope
  const diagnostics = checkParsed(ast, source, { ...placeOf(scope), eventTypes, functions, subject })
  return { expression: hasErrors(diagnostics) ? nothing : lowerChecked(ast, scope), diagnostics }
}
