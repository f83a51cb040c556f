import type { Outcome } from '../../index.js'

/** How the deliveries of one connection stand. */
export interface DeliveryCounts {
  /** Deliveries without a final outcome for each event: waiting, or on their way. */
  readonly pending: number
  /** Of these, those on their way. */
  readonly inFlight: number
  /** Requests that were sent. */
  readonly sent: number
  /** Deliveries of which something is or was tried again, each time. */
  readonly retried: number
  /** Events with their final outcomes. */
  readonly delivered: number
  readonly discarded: number
}

/** Counts for each connection, from the start of the process on. */
export class Counts {
  readonly #of = new Map<string, DeliveryCounts>()
  #pending = 0
  readonly #watchers = new Set<() => void>()

  /** Of all connections. */
  get pending(): number {
    return this.#pending
  }

  add(connection: string, change: Partial<DeliveryCounts>): void {
    const known = this.#of.get(connection) ?? zero
    this.#pending += change.pending ?? 0
    this.#of.set(connection, {
      pending: known.pending + (change.pending ?? 0),
      inFlight: known.inFlight + (change.inFlight ?? 0),
      sent: known.sent + (change.sent ?? 0),
      retried: known.retried + (change.retried ?? 0),
      delivered: known.delivered + (change.delivered ?? 0),
      discarded: known.discarded + (change.discarded ?? 0),
    })
    if (change.pending !== undefined) for (const watcher of [...this.#watchers]) watcher()
  }

  addOutcome({ connection, status }: Outcome): void {
    this.add(connection, status === 'delivered' ? { delivered: 1 } : { discarded: 1 })
  }

  /** Resolves when fewer deliveries than `pending` are pending in all, or when a signal is given. */
  below(pending: number, signal: AbortSignal): Promise<void> {
    const holds = () => this.#pending < pending || signal.aborted
    if (holds()) return Promise.resolve()
    return new Promise((resolve) => {
      const watcher = () => {
        if (!holds()) return
        this.#watchers.delete(watcher)
        signal.removeEventListener('abort', watcher)
        resolve()
      }
      this.#watchers.add(watcher)
      signal.addEventListener('abort', watcher)
    })
  }

  snapshot(): { readonly [connection: string]: DeliveryCounts } {
    return Object.fromEntries(this.#of)
  }
}

const zero: DeliveryCounts = { pending: 0, inFlight: 0, sent: 0, retried: 0, delivered: 0, discarded: 0 }
