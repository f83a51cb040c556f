import type { Destination } from '../actions/index.js'
import type { ConnectionConfig, SubscriptionConfig } from '../engine/config.js'
import { ConfigError } from '../engine/config-error.js'
import { type Connection, createConnection } from '../engine/connection.js'
import { createContext } from '../engine/create-context.js'
import { createEngine, type EngineOptions } from '../engine/engine.js'
import { prepareConnection } from '../engine/prepare.js'
import type { Evaluation } from '../expressions/compile.js'
import { interpret, type Observer } from '../expressions/interpret.js'
import { once } from '../lazy/once.js'
import { lowerQuery } from '../triggers/index.js'
import { watched } from './watched.js'

/** What a test needs of an engine: functions, a clock. */
export type TestEngine = Omit<EngineOptions, 'destinations'>

/** A connection to a definition, without what every test gives the same. */
export type TestedConfig = Omit<ConnectionConfig, 'id' | 'destination'>

/** Hears what happens inside of a connection while events go through it. */
export interface Watcher {
  /** Told of every node of the definition's templates, whose places are pointers into it. */
  readonly observe: Observer
  /** Told of every node of the mapping of a subscription, whose places are pointers into the mapping. */
  ofMapping(config: SubscriptionConfig): Observer
  /** Told of every payload that an action took. */
  took(action: string, payload: unknown): void
  /** Told of every request that was made, by the place of its template in the definition. */
  made(pointer: string): void
}

/** Where events are put to a definition, which is compiled once. */
export interface Bench {
  readonly definition: Destination
  /** Throws `ConfigError` where definition, settings or mapping do not fit. `clock` takes the place of the engine's. */
  connect(config: TestedConfig, clock?: () => number): TestedConnection
}

export interface TestedConnection {
  readonly connection: Connection
  /** The payloads that actions took so far, in their order, with secrets in them. */
  readonly payloads: readonly TakenPayload[]
}

export interface TakenPayload {
  readonly action: string
  readonly payload: unknown
}

/** With a watcher everything is interpreted. */
export function createBench(definition: Destination, engine: TestEngine, watcher?: Watcher): Bench {
  const options = { ...engine, destinations: [definition] }
  const context = once(() => createContext(options, lowerQuery, watcher && interpreting(watcher)))
  return {
    definition,
    connect(tested, clock) {
      const config = { ...tested, id: 'test', destination: definition.slug }
      const { connection: prepared } = prepareConnection(config, context())
      if (prepared === undefined) throw new ConfigError(createEngine(options).check(config))
      const payloads: TakenPayload[] = []
      const timed = clock === undefined ? {} : { surroundings: { ...prepared.surroundings, clock } }
      const connection = { ...prepared, ...timed, ...watched(prepared, payloads, watcher) }
      return { connection: createConnection(connection, () => []), payloads }
    },
  }
}

const interpreting = ({ observe }: Watcher): Evaluation => ({
  compile: (lambda) => interpret(lambda, observe),
})
