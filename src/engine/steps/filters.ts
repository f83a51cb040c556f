import type { LinkedDestination } from '../../actions/index.js'
import { below, type Diagnostic } from '../../diagnostics/diagnostic.js'
import { linkBy } from '../../expressions/compile.js'
import type { LoweredFunction } from '../../expressions/lowered-function.js'
import type { ConnectionConfig } from '../config.js'
import type { EngineContext } from '../context.js'
import { type FilterProgram, linkFilters } from '../filters/link-filters.js'
import { lowerFilter } from '../filters/lower-filter.js'
import type { EventStep } from './step.js'

/**
 * The destination filters (engine.md, step 5; requirements.md R62–R74): sample, drop, drop properties, allow properties,
 * hash, whatever the order of the list. Every `if` is asked of the event as it came in. What can not be evaluated drops
 * the event.
 */
export const filters: EventStep = {
  name: 'filters',
  prepare(config, destination, context) {
    const { programs, diagnostics } = lowerFilters(config, destination, context)
    return { run: linkFilters(programs, linkBy(context.evaluation), context.surroundings), diagnostics }
  },
}

/** The filters of a configuration that are switched on, with every problem of all of them. */
export function lowerFilters(
  { filters = [] }: Pick<ConnectionConfig, 'filters'>,
  { definition }: LinkedDestination,
  context: EngineContext,
): {
  readonly programs: readonly FilterProgram<LoweredFunction>[]
  readonly diagnostics: readonly Diagnostic[]
} {
  const lowered = filters.map((filter, index) => lowerFilter(filter, index, definition.events ?? [], context))
  return {
    programs: lowered.flatMap(({ program }) => program ?? []),
    diagnostics: [
      ...tooMany(filters.length, context.limits.filters),
      ...lowered.flatMap(({ diagnostics }, index) => below(`/filters/${index}`, diagnostics)),
    ],
  }
}

function tooMany(count: number, most: number): readonly Diagnostic[] {
  if (count <= most) return []
  const message = `there are ${count} filters, a connection has at most ${most}`
  return [{ code: 'config/limit', severity: 'error', message, pointer: '/filters' }]
}
