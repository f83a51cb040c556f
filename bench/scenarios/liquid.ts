import assert from 'node:assert/strict'
import { compileMapping } from '../../src/mappings/index.js'
import { ringOf, type SampleEvent } from '../inputs.js'
import { actionsCore } from '../peers.js'
import { contestant, type Scenario } from '../scenario.js'
import { fiveTemplates } from '../subjects/liquid.js'

export const liquid: Scenario = {
  name: 'five-liquid-templates',
  compares: 'a mapping of five Liquid templates, applied; the peer parses them for each event',
  prepare() {
    const events = ringOf(128, ({ type }) => type === 'track')
    const generated = compileMapping(fiveTemplates, { evaluation: 'compiled' })
    const closures = compileMapping(fiveTemplates, { evaluation: 'closures' })
    const byPeer = (event: SampleEvent): unknown => actionsCore.transform(fiveTemplates, event)
    return {
      contestants: [
        contestant('generated', events, generated),
        contestant('closures', events, closures),
        contestant('peer', events, byPeer),
      ],
      bars: [
        { ours: 'generated', peer: 'peer', timesFaster: 2 },
        { ours: 'closures', peer: 'peer', timesFaster: 2 },
      ],
      check() {
        for (const event of events) {
          const expected = byPeer(event)
          assert.deepEqual(generated(event), expected)
          assert.deepEqual(closures(event), expected)
        }
      },
    }
  },
}
