/** `waybill`: the engine. */

export {
  type Answer,
  type Answers,
  type ConnectionAuth,
  type Destination,
  defineDestination,
  type EncodedRequest,
  encodeRequest,
  type FailedAnswer,
  type OutboundRequest,
  publicHostsOnly,
  type TargetRule,
  type Token,
  type TokenFailure,
} from './actions/index.js'
export type { Diagnostic, Range } from './diagnostics/diagnostic.js'
export { renderDiagnostics } from './diagnostics/render.js'
export {
  type ConnectionConfig,
  connectionSchema,
  type SubscriptionConfig,
} from './engine/config.js'
export { ConfigError } from './engine/config-error.js'
export type { Connection, EvaluateOptions } from './engine/connection.js'
export type { ConsentConfig } from './engine/consent.js'
export type {
  DeliveredEvent,
  Delivery,
  DeliveryContext,
  EvaluationResult,
  NextResult,
} from './engine/delivery.js'
export { duplicateSubscription } from './engine/duplicate-subscription.js'
export { createEngine, type Engine, type EngineOptions } from './engine/engine.js'
export type { FilterActionConfig, FilterConfig, FilterFields } from './engine/filters/filter.js'
export { compareConnections } from './engine/impact/compare-connections.js'
export { type FormatImpactOptions, formatImpact } from './engine/impact/format-impact.js'
export type {
  EventImpact,
  ImpactCounts,
  ImpactDifference,
  ImpactReport,
  SubscriptionImpact,
} from './engine/impact/impact-report.js'
export type { Limits } from './engine/limits.js'
export type { StageCounts } from './engine/observation/counts.js'
export type { Observed } from './engine/observation/listeners.js'
export {
  type ConnectionMetrics,
  createMetrics,
  type Metrics,
  type MetricsOptions,
  type MetricsSnapshot,
} from './engine/observation/metrics.js'
export type { Outcome, OutcomeKind, StepName } from './engine/outcome.js'
export { prepareReplay } from './engine/prepare-replay.js'
export type { Exchange } from './engine/redact.js'
export type { ListedOutcomes, RefusedEvent, RouteResult } from './engine/router/route-result.js'
export type { RouteOptions, Router } from './engine/router/router.js'
export type { BlockedConfig, PlanConfig, SourceConfig } from './engine/source/source.js'
export { subscriptionsFromPresets } from './engine/subscriptions-from-presets.js'
export { formatTestResult } from './engine/tester/format-test-result.js'
export type { TestedSubscription, TestOptions, TestResult } from './engine/tester/test-result.js'
export type { ConnectionTokens } from './engine/tokens/connection-tokens.js'
export { createTokenCache, type TokenCache, type TokenCacheOptions } from './engine/tokens/token-cache.js'
export { TokenError } from './engine/tokens/token-error.js'
export { type RenderTraceOptions, renderTrace } from './engine/trace/render-trace.js'
export type {
  ClosestTrigger,
  ExplainedResult,
  RequestTrace,
  StepTrace,
  SubscriptionTrace,
  Trace,
} from './engine/trace/trace.js'
export { traceSchema } from './engine/trace/trace-schema.js'
export { type AudienceEventOptions, audienceEvent } from './events/audience-event.js'
export { audienceKey } from './events/audience-key.js'
export type { Computation, ComputationEventOptions } from './events/computation.js'
export { type ComputedTraitEventOptions, computedTraitEvent } from './events/computed-trait-event.js'
export type { Event, EventType } from './events/event.js'
export type { MappingFunction } from './mappings/index.js'
