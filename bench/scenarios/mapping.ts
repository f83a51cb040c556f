import assert from 'node:assert/strict'
import { compileMapping } from '../../src/mappings/index.js'
import { ringOf, type SampleEvent } from '../inputs.js'
import { actionsCore } from '../peers.js'
import { contestant, type Scenario } from '../scenario.js'
import { mapByHand } from '../subjects/by-hand.js'
import { mapping26 } from '../subjects/mapping.js'

export const mapping: Scenario = {
  name: 'mapping',
  compares: 'a mapping of 26 fields (@path, @if, @template, @arrayPath), applied',
  prepare() {
    const events = ringOf(128, ({ type }) => type === 'track')
    const generated = compileMapping(mapping26, { evaluation: 'compiled' })
    const closures = compileMapping(mapping26, { evaluation: 'closures' })
    const byPeer = (event: SampleEvent): unknown => actionsCore.transform(mapping26, event)
    return {
      contestants: [
        contestant('generated', events, generated),
        contestant('by hand', events, mapByHand),
        contestant('closures', events, closures),
        contestant('peer', events, byPeer),
      ],
      bars: [
        { ours: 'generated', peer: 'peer', timesFaster: 200 },
        { ours: 'generated', peer: 'by hand', timesItsTime: 2.5 },
        { ours: 'closures', peer: 'peer', timesFaster: 30 },
      ],
      check() {
        for (const event of events) {
          const expected = byPeer(event)
          assert.deepEqual(generated(event), expected)
          assert.deepEqual(closures(event), expected)
          assert.deepEqual(mapByHand(event), expected)
        }
      },
    }
  },
}
