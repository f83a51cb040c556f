import type { Delivery } from '../delivery.js'
import type { Outcome } from '../outcome.js'
import type { RefusedEvent } from '../router/route-result.js'

/** What one call came to, of a connection or a router. */
export interface Evaluated {
  readonly asked: readonly Asked[]
  readonly deliveries: readonly Delivery[]
  readonly outcomes: readonly Outcome[]
}

/** Connections that events came to; none where answers did. */
export interface Asked {
  /** Their ids: the same list as long as they are the same ones. */
  readonly connections: readonly string[]
  readonly events: number
  /** Events that were refused for all of them, and stand in no outcome. */
  readonly refused: readonly RefusedEvent[]
}

/** What can be listened to, by its name. */
export interface Observed {
  readonly outcome: Outcome
  readonly delivery: Delivery
}

/** Who wants to hear what happens. What a listener throws stays with it: no event is lost for being watched. */
export class Listeners {
  readonly #listeners = new Set<(evaluated: Evaluated) => void>()

  get areThere(): boolean {
    return this.#listeners.size > 0
  }

  /** Gives what ends it. */
  add(listener: (evaluated: Evaluated) => void): () => void {
    // Whoever is added twice is told twice, and each ends by itself.
    const own = (evaluated: Evaluated) => listener(evaluated)
    this.#listeners.add(own)
    return () => {
      this.#listeners.delete(own)
    }
  }

  /** The same for the values of one name, one by one. */
  on<Name extends keyof Observed>(name: Name, listener: (value: Observed[Name]) => unknown): () => void {
    return this.add((evaluated) => {
      for (const value of valuesOf[name](evaluated)) quietly(listener, value)
    })
  }

  tell(evaluated: Evaluated): void {
    for (const listener of [...this.#listeners]) quietly(listener, evaluated)
  }
}

const valuesOf: { readonly [Name in keyof Observed]: (evaluated: Evaluated) => readonly Observed[Name][] } = {
  outcome: ({ outcomes }) => outcomes,
  delivery: ({ deliveries }) => deliveries,
}

export const observedNames = Object.keys(valuesOf)

function quietly<Value>(listener: (value: Value) => unknown, value: Value): void {
  try {
    const result = listener(value)
    if (result instanceof Promise) result.catch(ignore)
  } catch {
    // The listener's own affair.
  }
}

const ignore = () => undefined
