import assert from 'node:assert/strict'
import type { SegmentEvent } from '@segment/actions-core'
import { createEngine, type Router } from '../../src/index.js'
import { ringOf, type SampleEvent } from '../inputs.js'
import { contestant, type Scenario, waitingContestant } from '../scenario.js'
import { definition26, settings26 } from '../subjects/definition.js'
import { peerDestination } from '../subjects/peer-destination.js'
import { configsOf, isOrdinary, peerSubscription } from '../subjects/subscriptions.js'

const matching = 3

const bySize = (count: number) => `${count.toLocaleString('en-US')} subscriptions, ${matching} matching`

export const router: Scenario = {
  name: 'router',
  compares: 'one event through a router of many subscriptions of 10 fields, 3 of which match',
  prepare() {
    const events = ringOf(128, isOrdinary)
    const engine = createEngine({ destinations: [definition26], evaluation: 'compiled' })
    const routers = [10, 1_000, 10_000].map((count) => ({
      name: bySize(count),
      router: engine.route(configsOf(count, matching, 'c')),
    }))
    const subscriptions = configsOf(1_000, matching, 'c').map(peerSubscription)
    // Its types ask for fields that an event need not have, and for JSON in words of its own.
    const settings = { ...settings26, subscriptions } as unknown as Parameters<
      typeof peerDestination.onEvent
    >[1]
    const byPeer = (event: SampleEvent) => peerDestination.onEvent(event as unknown as SegmentEvent, settings)
    return {
      contestants: [
        ...routers.map(({ name, router }) => contestant(name, events, (event) => router.evaluate(event))),
        waitingContestant('peer, 1,000 subscriptions', events, byPeer),
      ],
      bars: [
        { ours: bySize(1_000), peer: 'peer, 1,000 subscriptions', timesFaster: 1_000 },
        { ours: bySize(1_000), peer: bySize(10), timesItsTime: 3 },
        { ours: bySize(10_000), peer: bySize(10), timesItsTime: 4 },
      ],
      async check() {
        for (const event of events.slice(0, 8)) {
          const results = await byPeer(event)
          const expected = results.flatMap(({ data }) => (data === undefined ? [] : [data]))
          assert.equal(expected.length, matching)
          for (const { router } of routers) assert.deepEqual(requestsOf(router, event), expected)
        }
      },
    }
  },
}

/** The requests as the peer knows them: without the names that they have with us. */
function requestsOf(router: Router, event: SampleEvent): readonly object[] {
  const { deliveries } = router.evaluate(event)
  return deliveries.flatMap(({ requests }) => requests.map(({ id: _, idempotencyKey: __, ...sent }) => sent))
}
