import { Destination } from '../destination/destination.js'
import type { Services } from '../destination/services.js'
import type { DestinationDefinition } from '../types/destination-definition.js'
import type { JSONObject } from '../types/json.js'
import type { EngageDestinationCache, Features } from '../types/services.js'
import { type HostLogger, loggerOf } from './logger-of.js'
import { type HostStats, statsContextOf } from './stats-context-of.js'

/** What a service gives the definitions that it runs; what it leaves out they do without. */
export interface HostOptions {
  /** What requests go through; `globalThis.fetch`, as it is at each request, where it is left out. */
  readonly fetch?: typeof globalThis.fetch
  readonly logger?: HostLogger
  readonly stats?: HostStats
  readonly cache?: EngageDestinationCache
  /** Which features of definitions are switched on; an event may say otherwise. */
  readonly features?: Features
  /** Milliseconds, from whenever: how long subscriptions take is told by it. */
  readonly clock?: () => number
}

/** A service that runs definitions. Two of them in one process know nothing of each other. */
export interface Host {
  createDestination<Settings = JSONObject>(definition: DestinationDefinition<Settings>): Destination<Settings>
}

/** A host for definitions: its destinations keep no responses, so that they can run for as long as the service does. */
export function createHost(options: HostOptions = {}): Host {
  const services = servicesOf(options)
  return { createDestination: (definition) => new Destination(definition, services) }
}

/** What destinations are given of what a service has. */
export const servicesOf = ({ fetch, logger, stats, cache, features, clock }: HostOptions): Services => ({
  fetch,
  logger: logger && loggerOf(logger),
  statsContext: stats && statsContextOf(stats),
  engageDestinationCache: cache,
  features,
  clock,
  keepsResponses: false,
})
