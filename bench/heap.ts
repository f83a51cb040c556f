import { createEngine } from '../src/index.js'
import { definition26 } from './subjects/definition.js'
import { configsOf } from './subjects/subscriptions.js'

const subscriptions = 10_000
const kilobytes = 25

/** What a connected subscription of 10 fields holds in memory, beside what `performance.md` asks. */
export function heapReport(): string {
  const engine = createEngine({ destinations: [definition26], evaluation: 'compiled' })
  engine.route(configsOf(100, 3, 'warm'))
  const configs = configsOf(subscriptions, 3, 'c')
  const before = heapUsed()
  const router = engine.route(configs)
  const each = (heapUsed() - before) / router.connections.length / 1000
  const result = each <= kilobytes ? 'ok' : 'missed'
  return `heap: ${each.toFixed(1)} KB a subscription of 10 fields, bar ≤ ${kilobytes} KB: ${result}`
}

function heapUsed(): number {
  for (let round = 0; round < 3; round += 1) globalThis.gc?.()
  return process.memoryUsage().heapUsed
}
