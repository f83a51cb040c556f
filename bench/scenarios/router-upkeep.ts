import assert from 'node:assert/strict'
import { type ConnectionConfig, createEngine } from '../../src/index.js'
import { contestant, type Scenario } from '../scenario.js'
import { definition26 } from '../subjects/definition.js'
import { configOf, configsOf } from '../subjects/subscriptions.js'

const inputs = Array.from({ length: 64 }, (_, index) => index)

/** A text that was never compiled: V8 keeps what it made of equal code. */
let fresh = 0
function freshText(): string {
  fresh += 1
  return `text ${fresh}`
}

export const routerUpkeep: Scenario = {
  name: 'router-upkeep',
  compares: 'connecting many, swapping one of many (µs are ns / 1,000)',
  prepare() {
    const engine = createEngine({ destinations: [definition26], evaluation: 'compiled' })
    const large = engine.route(configsOf(10_000, 3, 'large'))
    let turn = 0
    /** Another connection each time, with another mapping; its trigger is new as well. */
    const swapped = (): ConnectionConfig => {
      turn = (turn + 4_999) % 10_000
      return configOf(`large-${turn}`, `type = "track" and event = "${freshText()}"`, freshText())
    }
    return {
      contestants: [
        contestant('connect 1,000 subscriptions', inputs, () =>
          engine.route(configsOf(1_000, 3, freshText())),
        ),
        contestant('swap one of 10,000', inputs, () => large.update(swapped())),
      ],
      bars: [
        { ours: 'connect 1,000 subscriptions', microseconds: 2_000_000 },
        { ours: 'swap one of 10,000', microseconds: 5_000 },
      ],
      check() {
        assert.equal(large.connections.length, 10_000)
        large.update(swapped())
        assert.equal(large.connections.length, 10_000)
      },
    }
  },
}
