import { hasErrors } from '../../diagnostics/diagnostic.js'
import { functions } from '../../functions/index.js'
import {
  ConfigError,
  type Connection,
  createEngine,
  type Destination,
  type SubscriptionConfig,
  subscriptionsFromPresets,
} from '../../index.js'
import type { JsonObject } from '../../json/value.js'
import { CliError } from '../cli-error.js'
import { type ConfigSurroundings, connectAll } from '../config/load.js'
import { readSourceFile, type SourceFile } from '../config/source-file.js'
import { tellProblems } from '../config/tell-problems.js'
import type { Io } from '../io.js'
import type { ConnectionPair } from './measure-impact.js'
import type { Sides } from './read-sides.js'

/**
 * The connections that events are sent through on both sides; undefined where a configuration has errors, which are told on
 * standard error. Both sides have one standing clock: a time is no difference.
 */
export function pairConnections(
  sides: Sides,
  config: string | undefined,
  io: Io,
): readonly ConnectionPair[] | undefined {
  const now = Date.now()
  const clock = () => now
  if (sides.kind === 'connections') {
    if (config !== undefined)
      throw new CliError('--config is for two definitions: these files hold connections themselves')
    return paired(connect(sides.before.file, { clock }, io), connect(sides.after.file, { clock }, io))
  }
  const { before, after } = sides
  if (config === undefined) {
    const settings = { ...exampleSettings(after), ...exampleSettings(before) }
    return paired([tryOut(before, settings, clock)], [tryOut(after, settings, clock)])
  }
  const file = readSourceFile(config)
  // Connections name it as they did, whatever it is called now.
  const renamed = { ...after, slug: before.slug }
  const pairs = paired(
    connect(file, { clock, definition: before }, io),
    connect(file, { clock, definition: renamed }, io),
  )?.filter((pair) => (pair.before ?? pair.after)?.config.destination === before.slug)
  if (pairs?.length === 0) throw new CliError(`${config} has no connection to "${before.slug}"`)
  return pairs
}

function paired(
  before: readonly Connection[] | undefined,
  after: readonly Connection[] | undefined,
): readonly ConnectionPair[] | undefined {
  if (before === undefined || after === undefined) return undefined
  const ids = [...new Set([...after, ...before].map(({ id }) => id))]
  const find = (side: readonly Connection[], wanted: string) => side.find(({ id }) => id === wanted)
  return ids.map((id) => ({ connection: id, before: find(before, id), after: find(after, id) }))
}

function connect(
  file: SourceFile,
  surroundings: ConfigSurroundings,
  io: Io,
): readonly Connection[] | undefined {
  const { connections, problems } = connectAll(file, io.env, surroundings)
  if (!hasErrors(problems.map(({ diagnostic }) => diagnostic))) return connections
  tellProblems(problems, io)
  return undefined
}

/** A connection as a definition's own examples and presets make it. */
function tryOut(definition: Destination, settings: JsonObject, clock: () => number): Connection {
  const {
    slug,
    settings: { properties = {} },
  } = definition
  const known = Object.entries(settings).filter(([name]) => Object.hasOwn(properties, name))
  const engine = createEngine({ destinations: [definition], functions, clock })
  try {
    return engine.connect({
      id: slug,
      destination: slug,
      settings: Object.fromEntries(known),
      subscriptions: subscriptionsOf(definition),
    })
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    const [problem] = error.diagnostics
    throw new CliError(
      `"${slug}" can not be tried with the settings of its examples, name connections to it with --config: ${problem?.message}`,
    )
  }
}

/** Its presets; else every action by itself, as its defaults are. */
function subscriptionsOf(definition: Destination): readonly SubscriptionConfig[] {
  const presets = subscriptionsFromPresets(definition, { enabled: true })
  return presets.length > 0
    ? presets
    : Object.keys(definition.actions).map((action) => ({ action, enabled: true }))
}

const exampleSettings = ({ actions }: Destination): JsonObject =>
  Object.values(actions)
    .flatMap(({ examples }) => examples)
    .find(({ settings }) => settings !== undefined)?.settings ?? {}
