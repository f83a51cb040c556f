import { definitions } from 'waybill/definitions'
import { checkAgainst, SchemaCompiler } from '../../actions/index.js'
import { below, type Diagnostic, hasErrors } from '../../diagnostics/diagnostic.js'
import { defaultEvaluation } from '../../expressions/compile.js'
import { type Connection, type ConnectionConfig, createEngine, type Engine } from '../../index.js'
import { pointerTo } from '../../json/pointer.js'
import { isObject } from '../../json/value.js'
import type { Io } from '../io.js'
import { type LoadedDefinitions, loadDefinitions } from './definitions.js'
import { substituteEnvironment } from './environment.js'
import { locate, type Problem } from './problem.js'
import { fileSchema } from './schema.js'
import { readSourceFile, type SourceFile } from './source-file.js'

export interface LoadedConfig {
  /** Empty where a problem is an error. */
  readonly connections: readonly Connection[]
  readonly problems: readonly Problem[]
}

/** Reads a configuration file, with every problem of it and of the definition files that it lists. Throws nothing. */
export function loadConfig(path: string, env: Io['env']): LoadedConfig {
  return connectAll(readSourceFile(path), env)
}

/** The connections of a configuration that was read. */
export function connectAll(file: SourceFile, env: Io['env']): LoadedConfig {
  const textProblems = file.diagnostics.map((diagnostic) => locate(diagnostic, file))
  if (hasErrors(file.diagnostics)) return { connections: [], problems: textProblems }

  const { value, diagnostics, filled } = substituteEnvironment(file.value, env)
  const formProblems = checkAgainst(
    new SchemaCompiler(defaultEvaluation()),
    fileSchema,
    value ?? {},
    'config/schema',
  )
  const configs = listOf(value, 'connections')
  const paths = listOf(value, 'destinations').filter((item) => typeof item === 'string')
  const loaded = loadDefinitions(paths, file, definitions)
  const engine = createEngine({ destinations: loaded.destinations })
  // A text without its variable would not fit for that reason alone.
  const unset = new Set(diagnostics.map(({ pointer }) => pointer))
  const checked = configs.map((config, index) => checkConnection(config, index, engine, loaded))

  const problems = [
    ...textProblems,
    ...loaded.problems,
    ...[
      ...diagnostics,
      ...formProblems,
      ...duplicateIds(configs),
      ...checked.flatMap(({ found }) => found).filter(({ pointer }) => !unset.has(pointer)),
    ].map((diagnostic) => locate(diagnostic, file, filled)),
  ]
  if (hasErrors(problems.map(({ diagnostic }) => diagnostic))) return { connections: [], problems }
  const connections = checked.flatMap(({ config }) => (config === undefined ? [] : [engine.connect(config)]))
  return { connections, problems }
}

interface CheckedConnection {
  readonly config: ConnectionConfig | undefined
  readonly found: readonly Diagnostic[]
}

function checkConnection(
  config: unknown,
  index: number,
  engine: Engine,
  { problems }: LoadedDefinitions,
): CheckedConnection {
  // What is no object at all, the form of the file has said already.
  if (!isObject(config)) return { config: undefined, found: [] }
  const found = engine.check(config)
  const isBroken = hasErrors(problems.map(({ diagnostic }) => diagnostic))
  // A destination may be missing only because its file is broken: that was said where it is.
  const told = isBroken ? found.filter(({ code }) => code !== 'config/unknown-destination') : found
  return {
    config: isConnectionConfig(config, found) ? config : undefined,
    found: below(pointerTo('/connections', index), told),
  }
}

function isConnectionConfig(value: object, problems: readonly Diagnostic[]): value is ConnectionConfig {
  return 'id' in value && !hasErrors(problems)
}

/** Deliveries and counts name a connection by its id. */
function duplicateIds(configs: readonly unknown[]): readonly Diagnostic[] {
  const ids = configs.map((config) => (isObject(config) ? config.id : undefined))
  return ids.flatMap((id, index) => {
    const first = ids.indexOf(id)
    if (typeof id !== 'string' || first === index) return []
    const message = `the connection ${pointerTo('/connections', first)} already has the id "${id}"`
    const pointer = pointerTo(pointerTo('/connections', index), 'id')
    return [{ code: 'config/duplicate', severity: 'error', message, hint: 'give it another one', pointer }]
  })
}

function listOf(value: unknown, key: string): readonly unknown[] {
  const list: unknown = isObject(value) ? value[key] : undefined
  return Array.isArray(list) ? list : []
}
