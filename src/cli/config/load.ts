import { definitions } from 'waybill/definitions'
import { checkAgainst, SchemaCompiler } from '../../actions/index.js'
import { below, type Diagnostic, hasErrors } from '../../diagnostics/diagnostic.js'
import { nearest } from '../../diagnostics/suggest.js'
import { defaultEvaluation } from '../../expressions/compile.js'
import { functions } from '../../functions/index.js'
import {
  type Connection,
  type ConnectionConfig,
  createEngine,
  type Destination,
  type Engine,
} from '../../index.js'
import { pointerKeys, pointerTo } from '../../json/pointer.js'
import { isObject } from '../../json/value.js'
import { certainKindOf } from '../check/kind-of-value.js'
import { isModule } from '../check/module/read-module-file.js'
import { CliError } from '../cli-error.js'
import type { Io } from '../io.js'
import { type LoadedDefinitions, loadDefinitions } from './definitions.js'
import { substituteEnvironment, type UnsetVariables, withoutValues } from './environment.js'
import { hideSettings } from './hide-settings.js'
import { locate, type Problem } from './problem.js'
import { fileSchema } from './schema.js'
import { readSourceFile, type SourceFile } from './source-file.js'
import { withYamlHint } from './yaml-words.js'

export interface LoadedConfig {
  /** Empty where a problem is an error. */
  readonly connections: readonly Connection[]
  readonly problems: readonly Problem[]
  /** The definitions that it can name. */
  readonly destinations: readonly Destination[]
  /** The definition files that the configuration lists. */
  readonly definitionFiles: readonly string[]
}

/**
 * Reads a configuration file, with every problem of it and of the definition files that it lists. Throws a `CliError` where
 * the file itself can not be read, or is another kind of file.
 */
export function loadConfig(path: string, env: Io['env']): LoadedConfig {
  return connectAll(readConfig(path).file, env)
}

/** A configuration as it stands in its file, with the place of its connections. */
export interface ReadConfig {
  readonly file: SourceFile
  readonly connections: readonly unknown[]
  readonly place: string
}

/** Throws a `CliError` where the file itself can not be read, or is another kind of file. */
export function readConfig(path: string): ReadConfig {
  if (path === '-')
    throw new CliError('connections are not read from standard input: name their file, such as waybill.yaml')
  if (isModule(path)) throw new CliError(`"${path}" is a module: connections stand in YAML or JSON`)
  const file = readSourceFile(path)
  const [problem] = file.diagnostics
  if (problem !== undefined && file.text === '') throw new CliError(problem.message)
  if (certainKindOf(file.value) === 'definition')
    throw new CliError(
      `"${path}" is a definition: name a file of connections, which lists it under "destinations"`,
    )
  const top = isObject(file.value) ? file.value : {}
  const key = writtenKey('connections', top)
  return { file, connections: listOf(top[key]), place: pointerTo('', key) }
}

/** What a configuration is connected with, where it is not what everybody has. */
export interface ConfigSurroundings {
  /** The time for mappings that ask for it. */
  readonly clock?: () => number
  /** A definition that takes the place of the one with its slug. */
  readonly definition?: Destination
}

/** The connections of a configuration that was read. */
export function connectAll(
  file: SourceFile,
  env: Io['env'],
  surroundings?: ConfigSurroundings,
): LoadedConfig {
  const { engine, configs, ...rest } = checkConfig(file, env, 'error', surroundings)
  const isBroken = hasErrors(rest.problems.map(({ diagnostic }) => diagnostic))
  const connections = isBroken || engine === undefined ? [] : configs.map((config) => engine.connect(config))
  return { connections, ...rest }
}

interface CheckedConfig extends Omit<LoadedConfig, 'connections'> {
  readonly engine: Engine | undefined
  /** The connections that are configured without errors. */
  readonly configs: readonly ConnectionConfig[]
}

/** Every problem of a configuration that was read, and of the definition files that it lists. Throws nothing. */
export function checkConfig(
  file: SourceFile,
  env: Io['env'],
  unsetVariables?: UnsetVariables,
  { clock = Date.now, definition }: ConfigSurroundings = {},
): CheckedConfig {
  const textProblems = file.diagnostics.map((diagnostic) => locate(diagnostic, file))
  if (hasErrors(file.diagnostics))
    return { engine: undefined, configs: [], destinations: [], problems: textProblems, definitionFiles: [] }

  // A variable that is not set stands as it was written, so that all else can be checked.
  const { value, diagnostics, filled, variables } = substituteEnvironment(file.value, env, unsetVariables)
  const unset = new Set(diagnostics.map(({ pointer }) => pointer))
  const top = isObject(value) ? value : {}
  const keys = { connections: writtenKey('connections', top), destinations: writtenKey('destinations', top) }
  const configs = listOf(top[keys.connections])
  const loaded = loadDefinitions(
    listOf(top[keys.destinations]),
    pointerTo('', keys.destinations),
    file,
    definitions,
  )
  const destinations = withDefinition(loaded.destinations, definition)
  const engine = createEngine({ destinations, functions, clock })
  const place = pointerTo('', keys.connections)
  const checked = configs.map((config, index) =>
    checkConnection(config, pointerTo(place, index), engine, loaded),
  )

  const shown = hideSettings(file, configs, place, destinations)
  const ofValues = [
    // Where a slip of the pen stands in its place, a key is not missing too.
    ...formProblems(value).filter(
      ({ pointer }) => pointer !== '/connections' || keys.connections === 'connections',
    ),
    ...duplicateIds(configs, place),
    ...checked.flatMap(({ found }) => found),
  ]
  const problems = [
    ...textProblems,
    ...loaded.problems.filter((problem) => problem.file !== file || !unset.has(problem.diagnostic.pointer)),
    ...[
      ...diagnostics,
      ...ofValues
        .filter((diagnostic) => !followsFrom(unset, diagnostic))
        .map((diagnostic) => withoutValues(diagnostic, variables)),
    ].map((diagnostic) => locate(withYamlHint(diagnostic, value), file, filled, shown)),
  ]
  return {
    engine,
    configs: checked.flatMap(({ config }) => (config === undefined ? [] : [config])),
    destinations,
    problems,
    definitionFiles: loaded.files,
  }
}

const withDefinition = (
  destinations: readonly Destination[],
  definition: Destination | undefined,
): readonly Destination[] =>
  definition === undefined
    ? destinations
    : [...destinations.filter(({ slug }) => slug !== definition.slug), definition]

const formProblems = (value: unknown): readonly Diagnostic[] =>
  checkAgainst(new SchemaCompiler(defaultEvaluation()), fileSchema, value ?? {}, 'config/schema')

/** The key under which something stands: its own, or an unknown one that was probably meant for it. */
function writtenKey(key: keyof typeof fileSchema.properties, top: Readonly<Record<string, unknown>>): string {
  const known = Object.keys(fileSchema.properties)
  const slip = Object.keys(top).find((other) => !known.includes(other) && nearest(other, known) === key)
  return Object.hasOwn(top, key) ? key : (slip ?? key)
}

/** Whether a value may not fit for the sole reason that a variable in it is not set. */
function followsFrom(unset: ReadonlySet<string | undefined>, { code, pointer }: Diagnostic): boolean {
  if (unset.has(pointer)) return true
  // What is made of all settings together, such as an address, is said of them all.
  return code === 'config/settings' && [...unset].some((inner) => inner?.startsWith(`${pointer}/`))
}

interface CheckedConnection {
  readonly config: ConnectionConfig | undefined
  readonly found: readonly Diagnostic[]
}

function checkConnection(
  config: unknown,
  pointer: string,
  engine: Engine,
  { problems }: LoadedDefinitions,
): CheckedConnection {
  // What is no object at all, the form of the file has said already.
  if (!isObject(config)) return { config: undefined, found: [] }
  const found = checkThrough(config, engine)
  const isBroken = hasErrors(problems.map(({ diagnostic }) => diagnostic))
  // A destination may be missing only because its file is broken: that was said where it is.
  const told = isBroken ? found.filter(({ code }) => code !== 'config/unknown-destination') : found
  return { config: isConnectionConfig(config, found) ? config : undefined, found: below(pointer, told) }
}

/** The problems of a connection; where its form is wrong, also those of the rest of it. */
function checkThrough(config: Record<string, unknown>, engine: Engine): readonly Diagnostic[] {
  const found = engine.check(config)
  const misfits = found.flatMap(({ code, pointer }) => (code === 'config/schema' && pointer ? [pointer] : []))
  if (misfits.length === 0) return found
  const rest = misfits.reduce<unknown>((value, pointer) => withoutMisfit(value, pointerKeys(pointer)), config)
  const isTold = ({ code, pointer }: Diagnostic) =>
    found.some((other) => other.pointer === pointer) ||
    (code === 'config/nothing-enabled' && misfits.some((misfit) => misfit.endsWith('/enabled')))
  return [...found, ...engine.check(rest).filter((diagnostic) => !isTold(diagnostic))]
}

/** A copy without the entry that some keys lead to; a connection's id, which it needs, is replaced. */
function withoutMisfit(value: unknown, [key, ...keys]: readonly string[]): unknown {
  if (key === undefined) return value
  // An element of a list stays, as those behind it would move.
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === key ? withoutMisfit(item, keys) : item))
  if (!isObject(value)) return value
  const entries = Object.entries(value)
  if (keys.length > 0)
    return Object.fromEntries(
      entries.map(([name, item]) => [name, name === key ? withoutMisfit(item, keys) : item]),
    )
  const others = Object.fromEntries(entries.filter(([name]) => name !== key))
  return key === 'id' ? { ...others, id: 'id' } : others
}

function isConnectionConfig(value: object, problems: readonly Diagnostic[]): value is ConnectionConfig {
  return 'id' in value && !hasErrors(problems)
}

/** Deliveries and counts name a connection by its id. */
function duplicateIds(configs: readonly unknown[], place: string): readonly Diagnostic[] {
  const ids = configs.map((config) => (isObject(config) ? config.id : undefined))
  return ids.flatMap((id, index) => {
    const first = ids.indexOf(id)
    if (typeof id !== 'string' || first === index) return []
    const message = `the connection ${pointerTo(place, first)} already has the id "${id}"`
    const pointer = pointerTo(pointerTo(place, index), 'id')
    return [{ code: 'config/duplicate', severity: 'error', message, hint: 'give it another one', pointer }]
  })
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
