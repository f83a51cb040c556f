import assert from 'node:assert/strict'
import type { SegmentEvent } from '@segment/actions-core'
import { createEngine, type EvaluationResult } from '../../src/index.js'
import { ringOf, type SampleEvent } from '../inputs.js'
import { contestant, type Scenario, waitingContestant } from '../scenario.js'
import { builtConnection } from '../subjects/built-plan.js'
import { definition26, settings26 } from '../subjects/definition.js'
import { peerDestination, peerSettings } from '../subjects/peer-destination.js'

const subscription = { action: 'logEvent', enabled: true }
const config = { id: 'c-1', destination: 'analytics', settings: settings26, subscriptions: [subscription] }

export const oneEvent: Scenario = {
  name: 'one-event',
  compares:
    'one event through one subscription of 26 fields: trigger, mapping, validation, request; nothing is sent',
  prepare() {
    const events = ringOf(128, ({ type, event }) => type === 'track' && event !== 'Order Completed')
    const texts = events.map((event) => JSON.stringify(event))
    const [compiled, closures] = (['compiled', 'closures'] as const).map((evaluation) =>
      createEngine({ destinations: [definition26], evaluation }).connect(config),
    )
    if (compiled === undefined || closures === undefined) throw new Error('there are two connections')
    const built = builtConnection(config, [definition26])
    // Its types ask for fields that an event need not have.
    const byPeer = (event: SampleEvent) =>
      peerDestination.onEvent(event as unknown as SegmentEvent, peerSettings)
    return {
      contestants: [
        contestant('compiled', events, (event) => compiled.evaluate(event)),
        waitingContestant('peer', events, byPeer),
        contestant('JSON.parse of the event', texts, (text) => JSON.parse(text)),
        contestant('closures', events, (event) => closures.evaluate(event)),
        contestant('built module', events, (event) => built.evaluate(event)),
      ],
      bars: [
        { ours: 'compiled', peer: 'peer', timesFaster: 40 },
        { ours: 'compiled', peer: 'JSON.parse of the event', timesItsTime: 1 },
        { ours: 'closures' },
        { ours: 'built module', peer: 'compiled', timesItsTime: 1.25 },
      ],
      async check() {
        for (const event of events) {
          const results = await byPeer(event)
          const expected = results.find(({ data }) => data !== undefined)?.data
          assert.deepEqual(requestOf(compiled.evaluate(event)), expected)
          assert.deepEqual(requestOf(closures.evaluate(event)), expected)
          assert.deepEqual(requestOf(built.evaluate(event)), expected)
        }
      },
    }
  },
}

/** The request as the peer knows it: without the names that it has with us. */
function requestOf({ deliveries }: EvaluationResult): object {
  const [request] = deliveries.flatMap(({ requests }) => requests)
  assert.ok(request)
  const { id: _, idempotencyKey: __, ...sent } = request
  return sent
}
