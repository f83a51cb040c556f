import assert from 'node:assert/strict'
import { createEngine } from '../../src/index.js'
import { ringOf } from '../inputs.js'
import { contestant, type Scenario } from '../scenario.js'
import { definition26, settings26 } from '../subjects/definition.js'

export const trace: Scenario = {
  name: 'trace',
  compares: 'one event through a connection with the whole trace: steps, trigger, payload, request',
  prepare() {
    const events = ringOf(128, ({ type, event }) => type === 'track' && event !== 'Order Completed')
    const subscriptions = [{ action: 'logEvent', enabled: true }]
    const connection = createEngine({ destinations: [definition26], evaluation: 'closures' }).connect({
      id: 'c-1',
      destination: 'analytics',
      settings: settings26,
      subscriptions,
    })
    return {
      contestants: [
        contestant('traced', events, (event) => connection.explain(event)),
        contestant('closures', events, (event) => connection.evaluate(event)),
      ],
      bars: [{ ours: 'traced', peer: 'closures', timesItsTime: 20 }],
      check() {
        for (const event of events) {
          const { trace: _, ...result } = connection.explain(event)
          assert.deepEqual(result, connection.evaluate(event))
        }
      },
    }
  },
}
