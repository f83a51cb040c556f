import type { ConnectionConfig } from '../config.js'
import type { Delivery, EvaluationResult } from '../delivery.js'
import type { Outcome, StepName } from '../outcome.js'
import type { PreparedConnection } from '../steps/step.js'
import type { TestedSubscription, TestOptions, TestResult } from './test-result.js'

/** The steps that a test leaves out: they say which events may come here, not what becomes of one that does. */
const bypassed: ReadonlySet<StepName> = new Set(['source', 'integrations', 'consent', 'filters'])

/** A connection without the steps that a test leaves out (requirements.md R60). */
export const asTested = (connection: PreparedConnection): PreparedConnection => ({
  ...connection,
  before: connection.before.filter(({ name }) => !bypassed.has(name)),
})

/** What came of an event at a connection as it is tested, put together by subscription. */
export function testResultOf(
  { deliveries, outcomes }: EvaluationResult,
  { subscriptions }: ConnectionConfig,
  redact: (delivery: Delivery) => Delivery,
  { showSecrets = false }: TestOptions = {},
): TestResult {
  const shown = showSecrets ? deliveries : deliveries.map(redact)
  const tested = outcomes.flatMap((outcome): readonly TestedSubscription[] => {
    const { subscription, action } = outcome
    if (subscription === undefined || action === undefined) return []
    const name = subscriptions[subscription]?.name
    const delivery = shown.find((made) => made.subscription === subscription)
    return [
      {
        subscription,
        ...(name === undefined ? {} : { name }),
        action,
        outcome,
        ...(delivery === undefined ? {} : { delivery }),
      },
    ]
  })
  return {
    matched: tested.filter(({ outcome }) => outcome.step !== 'triggers').length,
    requests: shown.reduce((sum, { requests }) => sum + requests.length, 0),
    failed: tested.filter(({ outcome }) => outcome.status === 'discarded').length,
    subscriptions: tested,
    ...(tested.length === 0 ? ofEvent(outcomes) : {}),
  }
}

/** An event that comes to no subscription has one outcome. */
const ofEvent = ([outcome]: readonly Outcome[]) => (outcome === undefined ? {} : { outcome })
