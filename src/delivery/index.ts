/** `waybill/delivery`: from an outbound delivery to a final outcome. */
export { createDelivery } from './create-delivery.js'
export { createDeduplication, type Deduplication, type DeduplicationOptions } from './deduplication.js'
export type { DeliveryOptions, DeliveryService, Origin, Pace } from './delivery-service.js'
export type { Latency } from './observation/latency.js'
export type { Observe } from './observation/observation.js'
export type { ConnectionOverview, DeliveryOverview } from './observation/overview.js'
export type { DeliverySample, SampledAnswer, SampledRequest } from './observation/samples.js'
export type { Meter, Span, Tracer } from './observation/telemetry.js'
export type { BreakerPolicy } from './sender/breaker.js'
export type { DeliveryCounts } from './sender/counts.js'
export type { DeliveryEvents, PlannedRetry, SentRequest } from './sender/hooks.js'
export type { RetryPolicy } from './sender/retry-policy.js'
export type { Time } from './sender/time.js'
export type {
  DeadDelivery,
  DeadLetter,
  DeadQuery,
  DeliveryState,
  DeliveryStore,
  NotedMessages,
  StoredDelivery,
  Taken,
  WaitingLane,
} from './store/delivery-store.js'
export { createMemoryStore, type MemoryStoreOptions } from './store/memory-store.js'
export type { MessageWindowOptions } from './store/message-window.js'
export type { Resolve } from './transport/guarded-lookup.js'
export { isPrivateAddress } from './transport/private-addresses.js'
export { RequestRefused } from './transport/request-refused.js'
export type { Rewrite } from './transport/rewrite.js'
export {
  createTransport,
  type SendOptions,
  type Transport,
  type TransportOptions,
} from './transport/transport.js'
