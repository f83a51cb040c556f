import { didYouMean } from '../../diagnostics/suggest.js'
import type { Connection } from '../../index.js'
import { CliError } from '../cli-error.js'

/** The connection of an id, else those of the destination with that slug. Throws a `CliError` where there is none. */
export function chooseConnections(name: string, connections: readonly Connection[]): readonly Connection[] {
  const byId = connections.filter(({ id }) => id === name)
  const chosen = byId.length > 0 ? byId : connections.filter(({ config }) => config.destination === name)
  if (chosen.length > 0) return chosen
  const known = [...new Set(connections.flatMap(({ id, config }) => [id, config.destination]))]
  const { hint = `there is ${known.join(', ')}` } = didYouMean(name, known)
  throw new CliError(`the configuration has no connection or destination "${name}": ${hint}`)
}
