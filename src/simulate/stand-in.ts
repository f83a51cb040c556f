import type { EngineOptions } from '../index.js'
import type { Reply } from '../testing/index.js'
import type { AccountConfig } from './accounts/account.js'
import type { FailureShares, Mishap } from './failures/failures.js'

export interface StandInOptions {
  /**
   * Whose requests are taken, by the settings and tokens that they are made with, such as configurations of connections. For a
   * definition without any those of its examples.
   */
  readonly accounts?: readonly AccountConfig[]
  /** How often requests that are right fail all the same: `{ 429: 0.1, slow: 0.02 }`; none. */
  readonly fail?: FailureShares
  /** What failures are drawn from; 1. */
  readonly seed?: number
  /** How long a slow answer takes, in milliseconds; 3,000. */
  readonly slowMs?: number
  /** What 429 and 503 ask to wait, in seconds; 1. */
  readonly retryAfter?: number
  /** How long a token lives, in milliseconds; an hour. */
  readonly tokenLifeMs?: number
  /** How many requests are remembered, the latest; 10,000, and fewer where their bodies have more than 256 MiB. */
  readonly keep?: number
  /** Told of each request when it is answered; what it throws goes no further. */
  readonly onRequest?: (received: ReceivedRequest) => void
  /** Milliseconds since 1970; `Date.now`. */
  readonly clock?: () => number
  /** What the definition needs of an engine, such as functions. */
  readonly engine?: Omit<EngineOptions, 'destinations'>
}

/** A request that a stand-in received, and what it made of it. */
export interface ReceivedRequest {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly method: string
  /** Where it was to go. */
  readonly url: string
  readonly headers: { readonly [name: string]: string }
  /** JSON where it is JSON, else text. */
  readonly body: unknown
  /** The slug of the definition whose address it has; none where nobody is there. */
  readonly destination?: string
  /** The action that sends such requests; none where it proves the credentials, or asks for a token. */
  readonly action?: string
  /** The id of the request in its action; `verify`, `token`; none where it is not known. */
  readonly request?: string
  /** The status of the answer; none where the connection was broken. */
  readonly status?: number
  /** Why it was refused. */
  readonly refused?: { readonly code: string; readonly message: string }
  /** What befell it although it was right. */
  readonly mishap?: Mishap
}

export interface ListenOptions {
  /** Any that is free where it is 0 or left out. */
  readonly port?: number
  /** `127.0.0.1`. */
  readonly host?: string
}

/** A server that behaves as whoever receives the requests of definitions. */
export interface StandIn {
  /** The slugs of the definitions whose requests it takes: those that send nothing are left out. */
  readonly destinations: readonly string[]
  /** Whose requests it takes. */
  readonly accounts: readonly AccountConfig[]
  /** The requests that it remembers, in the order in which they were answered. */
  readonly received: readonly ReceivedRequest[]
  /** Begins to listen; gives the address, for `createTransport({ rewrite })`. */
  listen(options?: ListenOptions): Promise<string>
  /** Ends all connections. It can listen again. */
  close(): Promise<void>
  /**
   * Has requests that are right answered so, before all else: each answer once, to the first request that it fits. What is
   * left of the ones that were told before is forgotten.
   */
  reply(...replies: readonly Reply[]): void
  /** Ends the life of every token: what carries one gets 401. */
  expireTokens(): void
  /** A request as it may be printed: credentials and other secrets as `•••`. */
  redact(received: ReceivedRequest): ReceivedRequest
}
