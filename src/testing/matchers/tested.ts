import type { OutboundRequest } from '../../actions/index.js'
import type { EvaluationResult } from '../../engine/delivery.js'
import type { Outcome } from '../../engine/outcome.js'
import type { TestedAction } from '../test-action.js'

/** What the matchers take: what `testAction` or `connection.evaluate` returns. */
export type Tested = TestedAction | EvaluationResult

/** The requests in the order in which they are sent, and everything that happened. Throws `TypeError` for anything else. */
export function readTested(
  tested: Tested,
  matcher: string,
): { readonly requests: readonly OutboundRequest[]; readonly outcomes: readonly Outcome[] } {
  if (typeof tested === 'object' && tested !== null) {
    if ('outcome' in tested) return { requests: tested.requests, outcomes: tested.outcomes }
    if ('outcomes' in tested)
      return { requests: tested.deliveries.flatMap(({ requests }) => requests), outcomes: tested.outcomes }
  }
  throw new TypeError(`${matcher} takes what testAction or connection.evaluate returns`)
}

/** Outcomes as a person reads them, a line each. */
export function formatOutcomes(outcomes: readonly Outcome[]): string {
  return outcomes.map(formatOutcome).join('\n')
}

function formatOutcome({ action, status, code, fields, reason }: Outcome): string {
  const what = [action, status, code].filter((part) => part !== undefined).join(' ')
  const where = fields === undefined ? '' : ` (${fields.join(', ')})`
  return `${what}${where}${reason === undefined ? '' : `: ${reason}`}`
}
