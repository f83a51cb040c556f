import type { ActionServices } from '../action/action-base.js'
import type { RunContext } from '../action/bundle.js'
import type { EngageDestinationCache, Features, Logger, StatsContext } from '../types/services.js'

/** What a host gives all destinations that it makes; what comes with an event counts before it. */
export interface Services extends ActionServices {
  readonly logger?: Logger | undefined
  readonly statsContext?: StatsContext | undefined
  readonly engageDestinationCache?: EngageDestinationCache | undefined
  readonly features?: Features | undefined
  /** Milliseconds, from whenever: how long a subscription took is told by it. */
  readonly clock?: (() => number) | undefined
  /** Whether `responses` collects what comes back, as tests want it; a service would collect for ever. */
  readonly keepsResponses?: boolean | undefined
}

/** What comes with an event, and for the rest what the host gave. */
export function served<Context extends RunContext>(context: Context, services: Services): Context {
  const { logger, statsContext, engageDestinationCache, features } = services
  if (!(logger || statsContext || engageDestinationCache || features)) return context
  return {
    ...context,
    logger: context.logger ?? logger,
    statsContext: context.statsContext ?? statsContext,
    engageDestinationCache: context.engageDestinationCache ?? engageDestinationCache,
    features: context.features ?? features,
  }
}
