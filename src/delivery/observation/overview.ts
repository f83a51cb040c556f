import type { ConnectionMetrics } from '../../index.js'
import type { Latency } from './latency.js'

/** How events fare, by the columns of the public Delivery Overview (requirements.md R106, R108, R109). Plain JSON. */
export interface DeliveryOverview {
  /** By their ids. */
  readonly connections: Readonly<Record<string, ConnectionOverview>>
}

/**
 * The counts of one connection. What comes before delivery is there where an engine is observed (`observe.engine`); what answers
 * say is counted once for each event: when it is final, and each time when it has to be tried again.
 */
export interface ConnectionOverview extends ConnectionMetrics {
  /** Deliveries without a final outcome for each event: waiting, or on their way. */
  readonly pending: number
  /** Of these, those on their way. */
  readonly inFlight: number
  /** From the receipt of events to their delivery; left out where there was none. */
  readonly latency?: Latency
}
