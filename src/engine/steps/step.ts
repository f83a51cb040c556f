import type {
  CompiledAction,
  CompiledDestination,
  ConnectionConstants,
  InterpretedSchemas,
  LinkedAction,
  LinkedDestination,
  Run,
} from '../../actions/index.js'
import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import type { LoweredFunction } from '../../expressions/lowered-function.js'
import type { NativeFunction } from '../../expressions/native.js'
import type { Surroundings, SurroundingsNames, SurroundingsSources } from '../../mappings/index.js'
import type { ConnectionConfig, SubscriptionConfig } from '../config.js'
import type { EngineContext } from '../context.js'
import type { Refusal, StepName } from '../outcome.js'
import type { RedactedPath } from '../redact-paths.js'

/** What is asked of a configuration when events run through its connection. */
export interface RunningConfig
  extends Pick<
    ConnectionConfig,
    'id' | 'destination' | 'settings' | 'auth' | 'source' | 'enabledByDefault' | 'consent'
  > {
  readonly subscriptions: readonly Pick<SubscriptionConfig, 'action' | 'enabled' | 'name' | 'syncMode'>[]
}

/** A connection as events run through it. */
export interface LinkedConnection {
  readonly config: RunningConfig
  readonly destination: LinkedDestination
  readonly constants: ConnectionConstants
  /** The steps before the triggers, those that something is asked of. */
  readonly before: readonly { readonly name: StepName; readonly run: RunEventStep }[]
  readonly surroundings: SurroundingsSources
  readonly subscriptions: readonly LinkedSubscription[]
}

export interface LinkedSubscription {
  /** Its place in the list of the configuration. */
  readonly index: number
  readonly config: RunningConfig['subscriptions'][number]
  readonly action: LinkedAction
  readonly enabled: boolean
  readonly matches: NativeFunction
  /** Takes the event and the surroundings. */
  readonly map: NativeFunction
  /** What mapping, checks and requests read beside the data. */
  readonly surroundingsRead: SurroundingsNames
  /** The path that feeds a place of the payload, for messages. */
  readonly sourceOf: (keys: readonly string[]) => string | undefined
}

/** A connection that was checked and compiled here, so that it can explain what it does. */
export interface PreparedConnection extends LinkedConnection {
  readonly config: ConnectionConfig
  readonly destination: CompiledDestination
  /** Where events hold personal data, which traces do not show. */
  readonly redact: readonly RedactedPath[]
  /** How many steps of work a query may come to, explained too. */
  readonly maxWork: number
  readonly subscriptions: readonly PreparedSubscription[]
}

export interface PreparedSubscription extends LinkedSubscription {
  readonly config: SubscriptionConfig
  readonly action: CompiledAction
  /** What trigger and mapping are, for whoever reads them: an index, a trace. */
  readonly trigger: LoweredFunction
  readonly mapping: LoweredFunction
}

/** A step that a whole event goes through. */
export interface EventStep<Config = ConnectionConfig, Context = EngineContext> {
  readonly name: StepName
  /** Checks and compiles what a configuration, whose form is right, says of the step; pointers go into it. */
  prepare(
    config: Config,
    destination: LinkedDestination,
    context: Context,
  ): {
    /** Left out where nothing is asked of events, and where there are errors. */
    readonly run?: RunEventStep | undefined
    readonly diagnostics?: readonly Diagnostic[]
  }
}

/** A step that is the same for a connection of a built module: nothing of it is lowered. */
export type PlainStep = EventStep<
  RunningConfig,
  Pick<EngineContext, 'intake' | 'eventLimits' | 'correctTimestamps'> & {
    readonly schemas: InterpretedSchemas
  }
>

/** Gives the event on, as it came or as a changed copy, or says why not. */
export type RunEventStep = (event: unknown) => unknown | Refusal

/** One event on its way through one subscription. */
export interface Passage {
  readonly event: unknown
  readonly run: Run
  /** The same for the mapping, the checks and the requests. */
  readonly surroundings: Surroundings
  /** What names the event: its message id, or a hash of it. */
  readonly key: string
  /** The id of the delivery that it becomes. */
  readonly delivery: string
  /** Filled by checks that let the delivery through. */
  readonly warnings: Warning[]
}

/** A check that does not hold, and yet lets the delivery through. Plain JSON. */
export interface Warning {
  readonly code?: string
  readonly message: string
  readonly fields?: readonly string[]
}

/** A step of one subscription: it makes what the next one works with, or says why not. */
export interface SubscriptionStep<From, To> {
  readonly name: StepName
  prepare(
    subscription: LinkedSubscription,
    connection: LinkedConnection,
  ): (value: From, passage: Passage) => To | Refusal
}

export type Payload = Record<string, unknown>
