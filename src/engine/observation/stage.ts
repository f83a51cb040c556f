import type { Outcome } from '../outcome.js'

/** The steps of the public Delivery Overview in which something can be lost or put off (requirements.md R108). */
export const stages = [
  'failedOnIngest',
  'filteredAtSource',
  'filteredAtDestination',
  'failed',
  'retried',
] as const

export type Stage = (typeof stages)[number]

/** The stage of an outcome in which the event is discarded or has to wait. */
export function stageOf({
  status,
  step,
  kind,
}: Pick<Outcome, 'status' | 'kind'> & { readonly step: string }): Stage {
  if (status === 'retry') return 'retried'
  switch (step) {
    case 'intake':
      return 'failedOnIngest'
    case 'source':
      return 'filteredAtSource'
    case 'mapping':
    case 'validation':
    case 'request':
      // INVALID_SETTINGS is a reason of filters (R109).
      return kind === 'settings' ? 'filteredAtDestination' : 'failed'
    case 'delivery':
      return 'failed'
    default:
      return 'filteredAtDestination'
  }
}
