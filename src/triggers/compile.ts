import { mostWork } from '../expressions/budget/most-work.js'
import { type BackEnd, compileLambda, defaultEvaluation } from '../expressions/compile.js'
import { type Lambda, variable } from '../expressions/expression.js'
import type { FqlAst } from './ast.js'
import { findErrors } from './find-errors.js'
import type { FqlRoutine } from './functions/function.js'
import { lowerChecked } from './lower.js'
import { parseFql } from './parse.js'
import { TriggerSyntaxError } from './trigger-syntax-error.js'

export interface TriggerOptions {
  /** How it is evaluated; the fastest way that this process allows unless said. */
  readonly evaluation?: BackEnd
  /** `@` is allowed everywhere and is the second argument of the trigger. */
  readonly element?: boolean
  readonly functions?: readonly FqlRoutine[] | undefined
  /** How many steps of work one evaluation may come to, in characters and elements; 10,000,000 where left out. */
  readonly maxWork?: number
}

/** Whether an event meets the query. Pure: the event is only read. `element` is what `@` is, with that option. */
export type Trigger = (event: unknown, element?: unknown) => boolean

/**
 * A query as a function from an event to true or false. Compile once, ask for every event. The function throws nothing
 * but a `ValueFailure`, `TOO_LARGE`, where lists in lists of the event come to more work than there may be.
 * Throws `TriggerSyntaxError` where the query has an error: it is then never taken to match (requirements.md R42).
 */
export function compileTrigger(query: string | FqlAst, options: TriggerOptions = {}): Trigger {
  const { evaluation = defaultEvaluation(), maxWork = mostWork } = options
  const run = compileLambda({ ...lowerTrigger(query, options), maxWork }, evaluation)
  return options.element === true
    ? (event, element) => run(event, element) === true
    : (event) => run(event) === true
}

/** The query as a function over expressions, for any of the back ends. Throws as `compileTrigger` does. */
export function lowerTrigger(query: string | FqlAst, options: TriggerOptions = {}): Lambda {
  const ast = typeof query === 'string' ? parseFql(query).ast : query
  const errors = findErrors(ast, typeof query === 'string' ? query : undefined, options)
  if (errors.length > 0) throw new TriggerSyntaxError(errors)
  const event = variable('event')
  const scope = { root: event, functions: options.functions }
  if (options.element !== true) return { parameters: [event], body: lowerChecked(ast, scope) }
  const element = variable('@')
  return { parameters: [event, element], body: lowerChecked(ast, { ...scope, element }) }
}
