import type { StatsContext } from '../types/services.js'

/** Tells the host's statistics of events that are not delivered: by whose fault, and how many. */
export function countDiscarded(
  statsContext: Partial<StatsContext> | undefined,
  by: 'action' | 'destination',
  count = 1,
): void {
  statsContext?.statsClient?.incr(`${by}.multistatus_discard`, count, statsContext.tags)
}
