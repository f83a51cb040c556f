import type { RefreshAccessTokenResult } from '../types/authentication.js'
import type {
  EngageDestinationCache,
  Features,
  Logger,
  StateContext,
  StatsContext,
  TransactionContext,
} from '../types/services.js'
import type { SubscriptionStats } from '../types/subscription.js'

/** What a host gives with an event, or a batch of them. */
export interface OnEventOptions {
  onTokenRefresh?: ((tokens: RefreshAccessTokenResult) => Promise<void>) | undefined
  /** Told of each subscription when it is done. */
  onComplete?: ((stats: SubscriptionStats) => void) | undefined
  features?: Features | undefined
  statsContext?: StatsContext | undefined
  logger?: Logger | undefined
  readonly engageDestinationCache?: EngageDestinationCache | undefined
  transactionContext?: TransactionContext | undefined
  stateContext?: StateContext | undefined
  /** Waited for before a token is refreshed, so that a host lets one refresh happen at a time. */
  synchronizeRefreshAccessToken?: (() => Promise<void>) | undefined
  signal?: AbortSignal | undefined
}
