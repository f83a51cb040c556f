import { type Expression, literal } from '../expressions/expression.js'
import type { FqlAst } from './ast.js'
import type { QueryPlace } from './check-options.js'
import { findErrors } from './find-errors.js'
import type { FqlRoutine } from './functions/function.js'
import { routines } from './functions/functions.js'
import { Lowering } from './lowering.js'
import { TriggerSyntaxError } from './trigger-syntax-error.js'

/** What the paths of a query read. */
export interface FqlScope {
  /** What a path without `@` reads: the event, or the scope of a template. */
  readonly root: Expression
  /** What `@` is outside of `any` and `every`; without it `@` is an error there. */
  readonly element?: Expression | undefined
  /** What each `@name` is. */
  readonly elements?: ReadonlyMap<string, Expression>
  readonly functions?: readonly FqlRoutine[] | undefined
}

/**
 * A query as an expression that is true or false, to be part of a mapping or a request template.
 * Throws `TriggerSyntaxError` where the query has an error in this scope.
 */
export function lowerFql(ast: FqlAst, scope: FqlScope): Expression {
  const errors = findErrors(ast, undefined, placeOf(scope))
  if (errors.length > 0) throw new TriggerSyntaxError(errors)
  return lowerChecked(ast, scope)
}

/** What the check has to know of a scope. */
export function placeOf({ element, elements = new Map(), functions }: FqlScope): QueryPlace {
  return { element: element !== undefined, elements: [...elements.keys()], functions }
}

/** The same for a query that is known to have no errors. */
export function lowerChecked(ast: FqlAst, scope: FqlScope): Expression {
  if (ast.kind === 'all') return literal(true)
  const lowering = new Lowering(scope.root, scope.elements ?? new Map(), scope.functions ?? routines)
  return lowering.condition(ast.kind === 'broken' ? ast.tree : ast, scope.element)
}
