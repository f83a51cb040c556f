import { hasErrors } from '../diagnostics/diagnostic.js'
import { type Expression, literal } from '../expressions/expression.js'
import type { FqlAst } from './ast.js'
import { checkParsed } from './check.js'
import type { FqlFunction } from './functions/function.js'
import { fqlFunctions } from './functions/functions.js'
import { Lowering } from './lowering.js'
import { TriggerSyntaxError } from './trigger-syntax-error.js'

/** What the paths of a query read. */
export interface FqlScope {
  /** What a path without `@` reads: the event, or the scope of a template. */
  readonly root: Expression
  /** What `@` is outside of `any` and `every`; without it `@` is an error there. */
  readonly element?: Expression
  /** What each `@name` is. */
  readonly elements?: ReadonlyMap<string, Expression>
  readonly functions?: readonly FqlFunction[]
}

/**
 * A query as an expression that is true or false, to be part of a mapping or a request template.
 * Throws `TriggerSyntaxError` where the query has an error in this scope.
 */
export function lowerFql(ast: FqlAst, scope: FqlScope): Expression {
  const functions = scope.functions ?? fqlFunctions
  const elements = [...(scope.elements?.keys() ?? [])]
  const diagnostics = checkParsed(ast, undefined, {
    element: scope.element !== undefined,
    elements,
    functions,
  })
  if (hasErrors(diagnostics)) throw new TriggerSyntaxError(diagnostics)
  return lowerChecked(ast, scope)
}

/** The same for a query that is known to have no errors. */
export function lowerChecked(ast: FqlAst, scope: FqlScope): Expression {
  if (ast.kind === 'all') return literal(true)
  const lowering = new Lowering(scope.root, scope.elements ?? new Map(), scope.functions ?? fqlFunctions)
  return lowering.condition(ast.kind === 'broken' ? ast.tree : ast, scope.element)
}
