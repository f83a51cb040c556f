import assert from 'node:assert/strict'
import { type ConnectionConfig, createEngine } from '../../src/index.js'
import { compileMapping } from '../../src/mappings/index.js'
import { compileTrigger } from '../../src/triggers/index.js'
import { contestant, type Scenario } from '../scenario.js'
import { definition26, settings26 } from '../subjects/definition.js'
import { mapping26 } from '../subjects/mapping.js'
import { equalitiesOf } from '../subjects/queries.js'

const inputs = Array.from({ length: 64 }, (_, index) => index)

const mappingOf = (text: string) => ({ ...mapping26, event_type: { '@template': `${text}: {{event}}` } })

const configOf = (text: string): ConnectionConfig => ({
  id: text,
  destination: 'analytics',
  settings: settings26,
  subscriptions: inputs.slice(0, 10).map((index) => ({
    action: 'logEvent',
    enabled: true,
    trigger: equalitiesOf(`${text}/${index}`),
    mapping: mappingOf(`${text}/${index}`),
  })),
})

/** A text that was never compiled: V8 keeps what it made of equal code. */
let fresh = 0
function freshText(): string {
  fresh += 1
  return `text ${fresh}`
}

export const compile: Scenario = {
  name: 'compile',
  compares: 'from text and JSON to what runs (µs are ns / 1,000)',
  prepare() {
    const engine = createEngine({ destinations: [definition26], evaluation: 'compiled' })
    const newEngine = () => createEngine({ destinations: [{ ...definition26 }], evaluation: 'compiled' })
    return {
      contestants: [
        contestant('a trigger of 5 conditions', inputs, () => compileTrigger(equalitiesOf(freshText()))),
        contestant('a mapping of 26 fields', inputs, () => compileMapping(mappingOf(freshText()))),
        contestant('connect, 10 subscriptions of 26 fields', inputs, () =>
          engine.connect(configOf(freshText())),
        ),
        contestant('a new engine, and the same', inputs, () => newEngine().connect(configOf(freshText()))),
      ],
      bars: [
        { ours: 'a trigger of 5 conditions', microseconds: 50 },
        { ours: 'a mapping of 26 fields' },
        // A hundredth of what 1,000 subscriptions may take.
        { ours: 'connect, 10 subscriptions of 26 fields', microseconds: 20_000 },
        { ours: 'a new engine, and the same' },
      ],
      check() {
        assert.equal(compileTrigger(equalitiesOf('Signed Up'))({ type: 'track' }), false)
        assert.equal(engine.connect(configOf('check')).warnings.length, 0)
      },
    }
  },
}
