import { type Connection, type Destination, prepareReplay } from '../index.js'
import { chooseConnections } from './config/choose-connections.js'

/** The connections that events are sent to once more, and how an event is made ready for it. */
export interface Replay {
  readonly connections: readonly Connection[]
  prepare(event: unknown): unknown
}

/**
 * A replay to one connection, by its id, or to every one of a destination, by its slug (requirements.md R80, R111).
 * Throws a `CliError` where the configuration has neither.
 */
export function chooseReplay(
  name: string,
  connections: readonly Connection[],
  destinations: readonly Destination[],
): Replay {
  const chosen = chooseConnections(name, connections)
  const [slug] = chosen.map(({ config }) => config.destination)
  const destination = destinations.find((definition) => definition.slug === slug)
  return {
    connections: chosen,
    prepare: (event) => (destination === undefined ? event : prepareReplay(event, destination)),
  }
}
