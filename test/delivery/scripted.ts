import {
  createDelivery,
  createMemoryStore,
  type DeliveryEvents,
  type DeliveryOptions,
  type SendOptions,
  type Transport,
} from '../../src/delivery/index.js'
import type { Answer, Connection, OutboundRequest, Outcome } from '../../src/index.js'
import { FakeTime } from './fake-time.js'

export interface Sent extends OutboundRequest {
  /** When it was sent. */
  readonly at: number
  readonly untrusted: boolean
}

type Answering = (request: OutboundRequest, nth: number, options: SendOptions) => Answer | Promise<Answer>

/** A delivery service over a transport that answers by script, with what it sent and said. */
export function scripted(
  connections: readonly Connection[],
  answer: Answering,
  options: Partial<DeliveryOptions> = {},
) {
  const time = new FakeTime()
  const sent: Sent[] = []
  const transport: Transport = {
    async send(request, sending = {}) {
      sent.push({ ...request, at: time.now(), untrusted: sending.untrusted === true })
      return answer(request, sent.length - 1, sending)
    },
    async close() {},
  }
  const store = options.store ?? createMemoryStore()
  const service = createDelivery({ connections, transport, time, random: () => 1, ...options, store })
  const outcomes: Outcome[] = []
  const told: { readonly [Name in keyof DeliveryEvents]: DeliveryEvents[Name][] } = {
    sent: [],
    retry: [],
    outcome: outcomes,
    slowed: [],
    unreadable: [],
    storeFailed: [],
    callbackFailed: [],
  }
  service.on('sent', (value) => told.sent.push(value))
  service.on('retry', (value) => told.retry.push(value))
  service.on('outcome', (value) => outcomes.push(value))
  service.on('slowed', (value) => told.slowed.push(value))
  service.on('unreadable', (value) => told.unreadable.push(value))
  service.on('storeFailed', (value) => told.storeFailed.push(value))
  service.on('callbackFailed', (value) => told.callbackFailed.push(value))
  return { service, store, time, sent, outcomes, told }
}
