import assert from 'node:assert/strict'
import type { SegmentEvent } from '@segment/actions-core'
import { Destination, type DestinationDefinition } from '../../src/segment/index.js'
import { ringOf } from '../inputs.js'
import { type Scenario, waitingContestant } from '../scenario.js'
import { settings26 } from '../subjects/definition.js'
import { peerDefinition, peerDestination, peerSettings } from '../subjects/peer-destination.js'
import { configsOf, isOrdinary, peerSubscription } from '../subjects/subscriptions.js'

type Settings = Parameters<typeof peerDestination.onEvent>[1]

/** The definition of the peer, in our hands. */
const compared = (name: string, compares: string, settings: Settings, timesFaster: number): Scenario => ({
  name,
  compares,
  prepare() {
    // Their types ask for fields that an event need not have.
    const events = ringOf(128, isOrdinary) as unknown as readonly SegmentEvent[]
    const ours = new Destination(peerDefinition as unknown as DestinationDefinition)
    return {
      contestants: [
        waitingContestant('ours', events, (event) => ours.onEvent(event, settings)),
        waitingContestant('peer', events, (event) => peerDestination.onEvent(event, settings)),
      ],
      bars: [{ ours: 'ours', peer: 'peer', timesFaster }],
      async check() {
        for (const event of events.slice(0, 16)) {
          const expected = await peerDestination.onEvent(event, settings)
          assert.deepEqual(await ours.onEvent(event, settings), expected)
        }
      },
    }
  },
})

export const segmentOne = compared(
  'segment-one',
  "a definition of Segment's with 26 fields through `onEvent` of both, one subscription; nothing is sent",
  peerSettings as unknown as Settings,
  15,
)

export const segmentMany = compared(
  'segment-many',
  'the same with 1,000 subscriptions of 10 fields, 3 of which match',
  { ...settings26, subscriptions: configsOf(1_000, 3, 's').map(peerSubscription) } as unknown as Settings,
  200,
)
