import { functions } from '../../functions/index.js'
import type { Destination } from '../../index.js'
import { type AccountConfig, createStandIn, type StandIn, type StandInOptions } from '../../simulate/index.js'
import { CliError } from '../cli-error.js'
import { openConfig } from '../config/open-config.js'
import { openDefinition } from '../config/open-definition.js'
import type { Io } from '../io.js'

export interface OpenedStandIn {
  readonly standIn: StandIn
  readonly definitions: readonly Destination[]
  /** The connections that it takes requests of; none where it takes those of the examples. */
  readonly connections: readonly string[]
}

/**
 * The stand-in that words ask for: for a definition, for the destinations of a configuration, or for one of them. Undefined where
 * either has problems, which are told on standard error. Throws a `CliError` where there is nothing to stand in for.
 */
export async function openStandIn(
  name: string | undefined,
  config: string | undefined,
  options: StandInOptions,
  io: Io,
): Promise<OpenedStandIn | undefined> {
  const engine = { functions }
  const found = config === undefined ? await named(name, io) : configured(name, config, io)
  if (found === undefined) return undefined
  const { definitions, accounts, connections } = found
  try {
    const given = accounts.length === 0 ? {} : { accounts }
    // Requests are told of one by one: whoever sends millions of them would fill the memory.
    const standIn = createStandIn(definitions, { ...options, ...given, engine, keep: 0 })
    return { standIn, definitions, connections }
  } catch (error) {
    if (error instanceof TypeError) throw new CliError(error.message)
    throw error
  }
}

type Found = Omit<OpenedStandIn, 'standIn'> & { readonly accounts: readonly AccountConfig[] }

async function named(name: string | undefined, io: Io): Promise<Found | undefined> {
  if (name === undefined)
    throw new CliError(
      'name a destination, such as: waybill simulate slack; or a configuration, with --config',
    )
  const { definition, isBroken } = await openDefinition(name, io)
  return definition === undefined || isBroken
    ? undefined
    : { definitions: [definition], accounts: [], connections: [] }
}

function configured(slug: string | undefined, path: string, io: Io): Found | undefined {
  const config = openConfig(path, io)
  if (config === undefined) return undefined
  const known = [...new Set(config.connections.map((connection) => connection.config.destination))]
  const chosen = slug === undefined ? known : known.filter((one) => one === slug)
  if (chosen.length === 0)
    throw new CliError(`no connection of ${path} goes to "${slug}": there is ${known.join(', ') || 'none'}`)
  const connections = config.connections.filter((one) => chosen.includes(one.config.destination))
  return {
    definitions: config.destinations.filter((definition) => chosen.includes(definition.slug)),
    accounts: connections.map((connection) => connection.config),
    connections: connections.map(({ id }) => id),
  }
}
