import type { Link } from '../../expressions/lowered-function.js'
import type { SurroundingsSources } from '../../mappings/index.js'
import { Refusal } from '../outcome.js'
import type { RunEventStep } from '../steps/step.js'
import type { FilterActionConfig } from './filter.js'
import { filterActions } from './index.js'

/** What a filter is, before its parts are functions. */
export interface FilterProgram<Part> {
  /** What outcomes call it. */
  readonly title: string
  /** Whether its `if` holds. */
  readonly holds: Part
  readonly actions: readonly FilterActionConfig[]
}

/** One action of one filter. */
interface FilterOperation {
  /** The place of its action among all that there are. */
  readonly rank: number
  readonly holds: (event: unknown) => unknown
  /** The event as it goes on, undefined where it is dropped. */
  readonly apply: (event: unknown) => unknown
  /** What is said of an event that it drops. */
  readonly refusal: Refusal
}

/** What filters make of an event: every `if` is asked of it as it came in. Undefined where there are none. */
export function linkFilters<Part>(
  filters: readonly FilterProgram<Part>[],
  link: Link<Part>,
  sources: SurroundingsSources,
): RunEventStep | undefined {
  const operations = filters
    .flatMap((filter) => linkFilter(filter, link, sources))
    .sort((a, b) => a.rank - b.rank)
  return operations.length === 0 ? undefined : (event) => applyAll(operations, event)
}

function linkFilter<Part>(
  { title, holds, actions }: FilterProgram<Part>,
  link: Link<Part>,
  sources: SurroundingsSources,
): readonly FilterOperation[] {
  const matches = link(holds)
  return actions.flatMap((options) => {
    const rank = filterActions.findIndex(({ type }) => type === options.type)
    const action = filterActions[rank]
    if (action === undefined) return []
    const apply = action.compile(options, sources)
    return [{ rank, holds: matches, apply, refusal: refuse(reasonOf(title, options)) }]
  })
}

function applyAll(operations: readonly FilterOperation[], incoming: unknown): unknown | Refusal {
  try {
    let event = incoming
    for (const { holds, apply, refusal } of operations) {
      if (holds(incoming) !== true) continue
      const filtered = apply(event)
      if (filtered === undefined) return refusal
      event = filtered
    }
    return event
  } catch {
    return refuse('a filter can not be evaluated on this event, so it is dropped')
  }
}

function reasonOf(filter: string, options: FilterActionConfig): string {
  return options.type === 'SAMPLE'
    ? `${filter} lets a part of ${options.percent} of such events through, and this is none of them`
    : `${filter} drops such events`
}

const refuse = (reason: string): Refusal => new Refusal({ kind: 'event', code: 'FILTERED_BY_RULES', reason })
