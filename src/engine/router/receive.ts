import type { Arrival } from '../arrival.js'
import type { Outcome } from '../outcome.js'
import type { Lane } from './lane.js'
import type { RoutedConnection } from './routed-connection.js'
import type { RouterState } from './router-state.js'

/** An event after the steps that say the same at every connection of a lane, or why it is none. */
export interface Receipt {
  readonly lane: Lane
  readonly arrival: Arrival
}

/** An event as each lane takes it: the common steps run once for all connections of one. */
export function receive({ connections, lanes }: RouterState, incoming: unknown): readonly Receipt[] {
  const receipts: Receipt[] = []
  for (const lane of lanes) {
    const any = connections.get(lane.ids[0] ?? '')
    if (any !== undefined) receipts.push({ lane, arrival: any.receive(incoming) })
  }
  return receipts
}

/** The arrival at one connection. */
export function arrivalAt(connection: RoutedConnection, receipts: readonly Receipt[]): Arrival | undefined {
  return receipts.find(({ lane }) => lane.input === connection.input)?.arrival
}

/** The outcome of an event that was refused for a whole lane, at one of its connections. */
export const refusedAt = ({ id }: RoutedConnection, outcome: Outcome): Outcome => ({
  ...outcome,
  connection: id,
})
