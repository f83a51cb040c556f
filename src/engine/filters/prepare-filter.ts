import { below, type Diagnostic, hasErrors } from '../../diagnostics/diagnostic.js'
import { mostWork } from '../../expressions/budget/most-work.js'
import { compileLambda } from '../../expressions/compile.js'
import { variable } from '../../expressions/expression.js'
import type { EngineContext } from '../context.js'
import { nameProblems } from '../name-length.js'
import { Refusal } from '../outcome.js'
import { queryLengthProblems } from '../query-limits.js'
import type { FilterActionConfig, FilterConfig } from './filter.js'
import { filterActions } from './index.js'

/** One action of one filter, compiled. */
export interface FilterOperation {
  /** The place of its action among all that there are. */
  readonly rank: number
  /** Whether the filter's `if` holds. */
  readonly matches: (event: unknown) => unknown
  /** The event as it goes on, undefined where it is dropped. */
  readonly apply: (event: unknown) => unknown
  /** What is said of an event that it drops. */
  readonly refusal: Refusal
}

/** A filter, checked and compiled: what it does, nothing where it is switched off or wrong. Pointers go into it. */
export function prepareFilter(
  filter: FilterConfig,
  index: number,
  eventTypes: readonly string[],
  context: EngineContext,
): { readonly operations: readonly FilterOperation[]; readonly diagnostics: readonly Diagnostic[] } {
  const event = variable('event')
  const condition = context.language.lowerQuery(filter.if, { root: event, eventTypes })
  const actions = filter.actions.flatMap((options, place) => {
    const rank = filterActions.findIndex(({ type }) => type === options.type)
    const action = filterActions[rank]
    return action === undefined ? [] : [{ rank, action, options, place }]
  })
  const diagnostics = [
    ...nameProblems(filter.name, context.limits),
    ...below('/if', [...condition.diagnostics, ...queryLengthProblems(filter.if, context.limits)]),
    ...actions.flatMap(({ action, options, place }) => below(`/actions/${place}`, action.check(options))),
  ]
  if (filter.enabled === false || hasErrors(diagnostics)) return { operations: [], diagnostics }
  const { maxWork = mostWork } = context.language
  const body = condition.expression
  const matches = compileLambda({ parameters: [event], body, maxWork }, context.evaluation)
  const named = filter.name === undefined ? `filter ${index}` : `the filter "${filter.name}" (${index})`
  const operations = actions.map(({ rank, action, options }) => ({
    rank,
    matches,
    apply: action.compile(options, context),
    refusal: refuse(reasonOf(named, options)),
  }))
  return { operations, diagnostics }
}

function reasonOf(filter: string, options: FilterActionConfig): string {
  return options.type === 'SAMPLE'
    ? `${filter} lets a part of ${options.percent} of such events through, and this is none of them`
    : `${filter} drops such events`
}

export const refuse = (reason: string): Refusal =>
  new Refusal({ kind: 'event', code: 'FILTERED_BY_RULES', reason })
