import { below, type Diagnostic } from '../../diagnostics/diagnostic.js'
import { type FilterOperation, prepareFilter, refuse } from '../filters/prepare-filter.js'
import type { Refusal } from '../outcome.js'
import type { EventStep } from './step.js'

/**
 * The destination filters (engine.md, step 5; requirements.md R62–R74): sample, drop, drop properties, allow properties,
 * hash, whatever the order of the list. Every `if` is asked of the event as it came in. What can not be evaluated drops
 * the event.
 */
export const filters: EventStep = {
  name: 'filters',
  prepare({ filters = [] }, { definition }, context) {
    const prepared = filters.map((filter, index) =>
      prepareFilter(filter, index, definition.events ?? [], context),
    )
    const operations = prepared.flatMap((filter) => filter.operations).sort((a, b) => a.rank - b.rank)
    return {
      run: operations.length === 0 ? undefined : (event) => applyAll(operations, event),
      diagnostics: [
        ...tooMany(filters.length, context.limits.filters),
        ...prepared.flatMap(({ diagnostics }, index) => below(`/filters/${index}`, diagnostics)),
      ],
    }
  },
}

function tooMany(count: number, most: number): readonly Diagnostic[] {
  if (count <= most) return []
  const message = `there are ${count} filters, a connection has at most ${most}`
  return [{ code: 'config/limit', severity: 'error', message, pointer: '/filters' }]
}

function applyAll(operations: readonly FilterOperation[], incoming: unknown): unknown | Refusal {
  try {
    let event = incoming
    for (const { matches, apply, refusal } of operations) {
      if (matches(incoming) !== true) continue
      const filtered = apply(event)
      if (filtered === undefined) return refusal
      event = filtered
    }
    return event
  } catch {
    return refuse('a filter can not be evaluated on this event, so it is dropped')
  }
}
