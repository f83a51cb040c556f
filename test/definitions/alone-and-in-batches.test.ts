import { describe, expect, it } from 'vitest'
import { definitions } from 'waybill/definitions'
import { functions } from 'waybill/functions'
import {
  ConfigError,
  type Connection,
  type ConnectionConfig,
  createEngine,
  type EvaluationResult,
} from '../../src/index.js'

const engine = createEngine({
  destinations: definitions,
  functions,
  clock: () => 1_739_282_601_513,
  random: () => 0.5,
})

function connectionOf(config: ConnectionConfig): Connection | undefined {
  try {
    return engine.connect(config)
  } catch (error) {
    if (error instanceof ConfigError) return undefined
    throw error
  }
}

/** What is said of an event, and what is sent; the names of deliveries differ, as those of batches are made otherwise. */
const verdictsOf = ({ outcomes }: EvaluationResult) =>
  outcomes.map(({ status, step, code, reason }) => ({ status, step, code, reason }))
const sentBy = ({ deliveries }: EvaluationResult) =>
  deliveries.map(({ requests }) => requests.map(({ idempotencyKey: _, ...request }) => request))

describe.each(definitions.map((definition) => [definition.slug, definition] as const))(
  'an event for %s',
  (destination, { actions }) => {
    const cases = Object.entries(actions).flatMap(([action, { examples, single }]) =>
      examples.flatMap(({ title, settings = {}, auth, event, mapping, syncMode }) =>
        event === undefined ? [] : [{ action, single, title, settings, auth, event, mapping, syncMode }],
      ),
    )

    it.each(cases)(
      'is judged alone as in a batch of one, and sent alike where that is its single form: $action, $title',
      ({ action, single, settings, auth, event, mapping, syncMode }) => {
        const subscription = { action, enabled: true, trigger: 'all' }
        const options = { ...(mapping && { mapping }), ...(syncMode && { syncMode }) }
        const config = {
          id: 'c',
          destination,
          settings,
          ...(auth && { auth }),
          subscriptions: [{ ...subscription, ...options }],
        }
        const connection = connectionOf(config)
        // An example of settings that are refused has no connection.
        if (connection === undefined) return
        const alone = connection.evaluate(event)
        const inCall = connection.evaluateBatch([event])
        expect(verdictsOf(inCall)).toEqual(verdictsOf(alone))
        if (single === 'batch') expect(sentBy(inCall)).toEqual(sentBy(alone))
      },
    )
  },
)
