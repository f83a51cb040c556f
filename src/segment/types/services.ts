import type { Unchecked } from './unchecked.js'

/** Which features a host has switched on. */
export type Features = { [feature: string]: boolean }

/** Counts and measures, in the manner of StatsD. */
export interface StatsClient {
  incr(name: string, value?: number, tags?: string[]): void
  set(name: string, value: number, tags?: string[]): void
  histogram(name: string, value?: number, tags?: string[]): void
  observe: (metric: Unchecked) => Unchecked
  _name(name: string): string
  _tags(tags?: string[]): string[]
}

export interface StatsContext {
  statsClient: StatsClient
  tags: string[]
}

export interface Logger {
  level: string
  name: string
  debug(...message: string[]): void
  info(...message: string[]): void
  warn(...message: string[]): void
  error(...message: string[]): void
  crit(...message: string[]): void
  log(...message: string[]): void
  withTags(extraTags: Unchecked): void
}

/** Values that the actions of one message hand to those after them. */
export interface TransactionContext {
  transaction: Record<string, string>
  setTransaction: (key: string, value: string) => void
}

/** Values that outlive a request: set with an answer, read with a later request. */
export interface StateContext {
  getRequestContext(key: string, callback?: (value?: string) => Unchecked): Unchecked
  setResponseContext(
    key: string,
    value: string,
    ttl: { hour?: number; minute?: number; second?: number },
  ): void
}

/** A cache with limits that the actions of Engage share. */
export interface EngageDestinationCache {
  readonly maxExpirySeconds: number
  readonly maxValueSizeBytes: number
  getByKey: (key: string) => Promise<string | null>
  setByKey: (key: string, value: string, expiryInSeconds?: number) => Promise<boolean>
  setByKeyNX: (key: string, value: string, expiryInSeconds?: number) => Promise<boolean>
  delByKey: (key: string) => Promise<number>
}

/** What an Engage computation says of itself in an event's context. */
export type Personas = {
  computation_id: string
  computation_key: string
  namespace: string
  [key: string]: unknown
}

/** Which subscription an action runs for. */
export type SubscriptionMetadata = {
  actionConfigId?: string | undefined
  destinationConfigId?: string | undefined
  actionId?: string | undefined
  sourceId?: string | undefined
}
