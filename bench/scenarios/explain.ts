import assert from 'node:assert/strict'
import { compileExplanation, compileMapping } from '../../src/mappings/index.js'
import { ringOf } from '../inputs.js'
import { contestant, type Scenario } from '../scenario.js'
import { mapping26 } from '../subjects/mapping.js'

export const explain: Scenario = {
  name: 'explain',
  compares: 'the same 26 fields with where each value comes from',
  prepare() {
    const events = ringOf(128, ({ type }) => type === 'track')
    const closures = compileMapping(mapping26, { evaluation: 'closures' })
    const explained = compileExplanation(mapping26)
    return {
      contestants: [contestant('explained', events, explained), contestant('closures', events, closures)],
      bars: [{ ours: 'explained', peer: 'closures', timesItsTime: 20 }],
      check() {
        for (const event of events) assert.deepEqual(explained(event).output, closures(event))
      },
    }
  },
}
