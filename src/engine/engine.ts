import type { Destination, TargetRule } from '../actions/index.js'
import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { didYouMean } from '../diagnostics/suggest.js'
import type { IntakeMode } from '../events/intake.js'
import type { BackEnd } from '../expressions/compile.js'
import { once } from '../lazy/once.js'
import type { DirectiveRoutine, MappingFunction } from '../mappings/index.js'
import { checkQuery, lowerQuery } from '../triggers/index.js'
import type { ConnectionConfig } from './config.js'
import { ConfigError } from './config-error.js'
import { type Connection, createConnection } from './connection.js'
import type { EngineContext } from './context.js'
import { createContext } from './create-context.js'
import type { Limits } from './limits.js'
import { Listeners, type Observed, observedNames } from './observation/listeners.js'
import { type Metrics, type MetricsOptions, metricsOf } from './observation/metrics.js'
import { observeConnection } from './observation/observe-connection.js'
import { type Preparation, prepareConnection, refused } from './prepare.js'
import { checkRouteOptions } from './router/check-route-options.js'
import { prepareAll } from './router/prepare-all.js'
import { createRouter, type RouteOptions, type Router } from './router/router.js'
import type { PreparedConnection } from './steps/step.js'

export interface EngineOptions {
  /** The definitions that connections can name, by their slugs. */
  readonly destinations: readonly Destination[]
  /** The directives of mappings; all of Waybill's where it is left out. */
  readonly directives?: readonly DirectiveRoutine[]
  /** The pure functions that mappings can call by `@call`, in definitions too. */
  readonly functions?: readonly MappingFunction[]
  /** Generated code where it is allowed, else closures; both give the same answers. */
  readonly evaluation?: BackEnd
  /**
   * The time in milliseconds since 1970, for what mappings and requests say of now; it is asked once on the way of an
   * event through a subscription. Without one what asks for it fails (`NO_CLOCK`).
   */
  readonly clock?: () => number
  /**
   * Numbers from 0 to below 1, as `Math.random` gives them, for `@uuid` without a name. Without it such a UUID is
   * worked out from connection, subscription and message, so that who evaluates an event again gets the same one.
   */
  readonly random?: () => number
  /**
   * `strict` also asks for the fields that an event's type needs, and for the limits of events (`limits`). `lenient`
   * where it is left out.
   */
  readonly intake?: IntakeMode
  /**
   * Whether `timestamp` is worked out from `receivedAt`, `sentAt` and `originalTimestamp`, where an event has all three
   * (requirements.md R91); false where it is left out.
   */
  readonly correctTimestamps?: boolean
  /**
   * Which addresses requests may go to where a mapping or a setting decides on the host; the definition's own hosts are
   * not asked about. `allow` gives true, or why not in words; `publicHostsOnly` is such a rule. All where it is left out.
   */
  readonly targets?: { readonly allow: TargetRule }
  /**
   * Where events hold personal data, such as `$.traits.email`: the texts and numbers there, and the texts that mappings
   * make of them, are `•••` wherever they stand in a trace. Deliveries and outcomes keep them.
   */
  readonly redact?: readonly string[]
  /** How large things may be; what is left out keeps its default. */
  readonly limits?: Partial<Limits>
}

export interface Engine {
  /** A connection ready for events. Throws `ConfigError` with every problem at once. */
  connect(config: ConnectionConfig): Connection
  /**
   * Many connections, ready for the events that each of them gets. Throws `ConfigError` with every problem of every
   * configuration, at pointers that begin with its place: `/0/settings`.
   */
  route(configs: readonly ConnectionConfig[], options?: RouteOptions): Router
  /** Every problem of a configuration, warnings included; throws nothing. */
  check(config: unknown): readonly Diagnostic[]
  /**
   * Has a listener told of every outcome, or every delivery, of all connections and routers of the engine, after it
   * was made; gives the function that ends it. What a listener throws is not heard. It must not change what it gets.
   */
  on<Name extends keyof Observed>(name: Name, listener: (value: Observed[Name]) => unknown): () => void
  /** Counts from now on what becomes of events, until it is stopped. */
  metrics(options?: MetricsOptions): Metrics
}

/**
 * An engine over a set of definitions. It keeps no state but what it has compiled; two engines share nothing.
 * Throws `ConfigError` where the options do not fit.
 */
export function createEngine(options: EngineOptions): Engine {
  const context = createContext(options, lowerQuery)
  // What runs asks for errors only; whoever asks what is wrong is told everything.
  const toCheck = once(() => createContext(options, checkQuery))
  function check(config: unknown): readonly Diagnostic[] {
    const { diagnostics, typeWarnings } = prepare(config, toCheck())
    return [...diagnostics, ...typeWarnings()]
  }
  const listeners = new Listeners()
  function prepared(config: ConnectionConfig): PreparedConnection {
    const { connection } = prepare(config, context)
    if (connection === undefined) throw new ConfigError(check(config))
    return connection
  }
  const connectionOf = (connection: PreparedConnection) =>
    observeConnection(
      createConnection(connection, () => check(connection.config)),
      listeners,
    )
  return {
    connect: (config) => connectionOf(prepared(config)),
    route(configs, options) {
      const problems = checkRouteOptions(options)
      if (problems.length > 0) throw new ConfigError(problems)
      const connections = prepareAll(configs, (config) => prepare(config, context).connection, check)
      const { deliveriesPerEvent } = context.limits
      return createRouter(
        connections,
        { listeners, deliveriesPerEvent, prepare: prepared, connectionOf },
        options,
      )
    },
    check,
    on(name, listener) {
      if (observedNames.includes(name)) return listeners.on(name, listener)
      throw new ConfigError([noSuchListener(name)])
    },
    metrics: (options) => metricsOf(listeners, options),
  }
}

/** Prepares a connection, whatever stands in its place: nesting beyond the stack is a diagnostic too. */
function prepare(config: unknown, context: EngineContext): Preparation {
  try {
    return prepareConnection(config, context)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const message = 'the configuration nests too deeply'
    return refused([{ code: 'config/limit', severity: 'error', message, pointer: '' }])
  }
}

const noSuchListener = (name: string): Diagnostic => ({
  code: 'config/engine',
  severity: 'error',
  message: `nothing is called "${name}" that could be listened to; there is ${observedNames.join(', ')}`,
  pointer: '',
  ...didYouMean(name, observedNames),
})
