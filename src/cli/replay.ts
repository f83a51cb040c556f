import { didYouMean } from '../diagnostics/suggest.js'
import { type Connection, type Destination, prepareReplay } from '../index.js'
import { CliError } from './cli-error.js'

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
  const byId = connections.filter(({ id }) => id === name)
  const chosen = byId.length > 0 ? byId : connections.filter(({ config }) => config.destination === name)
  const [slug] = chosen.map(({ config }) => config.destination)
  const destination = destinations.find((definition) => definition.slug === slug)
  if (destination === undefined) throw unknownName(name, connections)
  return { connections: chosen, prepare: (event) => prepareReplay(event, destination) }
}

function unknownName(name: string, connections: readonly Connection[]): CliError {
  const known = [...new Set(connections.flatMap(({ id, config }) => [id, config.destination]))]
  const { hint = `there is ${known.join(', ')}` } = didYouMean(name, known)
  return new CliError(`the configuration has no connection or destination "${name}" to replay to: ${hint}`)
}
