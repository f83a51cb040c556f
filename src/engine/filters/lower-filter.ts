import { below, type Diagnostic, hasErrors } from '../../diagnostics/diagnostic.js'
import { mostWork } from '../../expressions/budget/most-work.js'
import { variable } from '../../expressions/expression.js'
import { LoweredFunction } from '../../expressions/lowered-function.js'
import type { EngineContext } from '../context.js'
import { nameProblems } from '../name-length.js'
import { queryLengthProblems } from '../query-limits.js'
import type { FilterConfig } from './filter.js'
import { filterActions } from './index.js'
import type { FilterProgram } from './link-filters.js'

/** A filter, checked and lowered: nothing where it is switched off or wrong. Pointers go into it. */
export function lowerFilter(
  filter: FilterConfig,
  index: number,
  eventTypes: readonly string[],
  context: EngineContext,
): {
  readonly program: FilterProgram<LoweredFunction> | undefined
  readonly diagnostics: readonly Diagnostic[]
} {
  const event = variable('event')
  const condition = context.language.lowerQuery(filter.if, { root: event, eventTypes })
  const diagnostics = [
    ...nameProblems(filter.name, context.limits),
    ...below('/if', [...condition.diagnostics, ...queryLengthProblems(filter.if, context.limits)]),
    ...filter.actions.flatMap((options, place) => {
      const action = filterActions.find(({ type }) => type === options.type)
      return below(`/actions/${place}`, action?.check(options) ?? [])
    }),
  ]
  if (filter.enabled === false || hasErrors(diagnostics)) return { program: undefined, diagnostics }
  const { maxWork = mostWork } = context.language
  const program = {
    title: filter.name === undefined ? `filter ${index}` : `the filter "${filter.name}" (${index})`,
    holds: new LoweredFunction([event], condition.expression, maxWork),
    actions: filter.actions,
  }
  return { program, diagnostics }
}
