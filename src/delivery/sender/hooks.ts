import type { Outcome } from '../../index.js'
import { type Failed, tell } from '../tell.js'

/** A request that was sent, and what came back. Nothing in it is a secret. */
export interface SentRequest {
  readonly connection: string
  /** The id of the delivery. */
  readonly delivery: string
  readonly request: string
  /** 1 for the first try of the delivery. */
  readonly attempt: number
  /** The status of the answer; left out where none came. */
  readonly status?: number
  readonly error?: string
  readonly durationMs: number
}

/** A delivery of which something is tried again. */
export interface PlannedRetry {
  readonly connection: string
  readonly delivery: string
  /** How often it was tried. */
  readonly attempts: number
  /** Milliseconds since 1970. */
  readonly dueAt: number
  /** How many events are tried again. */
  readonly events: number
  readonly code?: string
}

/** What happens on the way, by its name. */
export interface DeliveryEvents {
  readonly sent: SentRequest
  readonly retry: PlannedRetry
  /** The final outcome of one event: there is exactly one. */
  readonly outcome: Outcome
  /** A destination that fails for long is tried seldom from now on. */
  readonly slowed: { readonly connection: string; readonly probeAt: number }
  /** The store has deliveries that it can not read: they are pending no longer, and nothing more is heard of them. */
  readonly unreadable: { readonly connection: string; readonly deliveries: number }
  /** The store refused to keep something: it is asked again and again. */
  readonly storeFailed: { readonly error: string }
  /** Something that was given to the service threw, or gave a promise that was broken: what, such as `onToken`, and the error. */
  readonly callbackFailed: { readonly callback: string; readonly error: unknown }
}

type Listener<Name extends keyof DeliveryEvents> = (value: DeliveryEvents[Name]) => unknown

/** Who wants to hear what happens. What a listener throws is told as `callbackFailed`, and goes no further. */
export class Hooks {
  readonly #listeners: { readonly [Name in keyof DeliveryEvents]: Set<Listener<Name>> } = {
    sent: new Set(),
    retry: new Set(),
    outcome: new Set(),
    slowed: new Set(),
    unreadable: new Set(),
    storeFailed: new Set(),
    callbackFailed: new Set(),
  }

  on<Name extends keyof DeliveryEvents>(name: Name, listener: Listener<Name>): () => void {
    // Whoever is added twice is told twice, and each ends by itself.
    const own: Listener<Name> = (value) => listener(value)
    this.#listeners[name].add(own)
    return () => {
      this.#listeners[name].delete(own)
    }
  }

  tell<Name extends keyof DeliveryEvents>(name: Name, value: DeliveryEvents[Name]): void {
    // Whoever fails at hearing of failures would hear of that, and so on.
    const failed = name === 'callbackFailed' ? undefined : this.failuresOf(`on('${name}')`)
    for (const listener of [...this.#listeners[name]]) tell(listener, value, failed)
  }

  /** What tells of the failures of a callback, by its name. */
  failuresOf(callback: string): Failed {
    return (error) => this.tell('callbackFailed', { callback, error })
  }
}
