import type { CompiledAction, CompiledDestination, ConnectionConstants, Run } from '../../actions/index.js'
import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import type { Lambda } from '../../expressions/expression.js'
import type { NativeFunction } from '../../expressions/native.js'
import type { Surroundings, SurroundingsNames, SurroundingsSources } from '../../mappings/index.js'
import type { ConnectionConfig, SubscriptionConfig } from '../config.js'
import type { EngineContext } from '../context.js'
import type { Refusal, StepName } from '../outcome.js'
import type { RedactedPath } from '../redact-paths.js'

/** A connection as the steps see it: checked and compiled. */
export interface PreparedConnection {
  readonly config: ConnectionConfig
  readonly destination: CompiledDestination
  readonly constants: ConnectionConstants
  /** The steps before the triggers, those that something is asked of. */
  readonly before: readonly { readonly name: StepName; readonly run: RunEventStep }[]
  readonly surroundings: SurroundingsSources
  /** Where events hold personal data, which traces do not show. */
  readonly redact: readonly RedactedPath[]
  readonly subscriptions: readonly PreparedSubscription[]
}

export interface PreparedSubscription {
  /** Its place in the list of the configuration. */
  readonly index: number
  readonly config: SubscriptionConfig
  readonly action: CompiledAction
  readonly enabled: boolean
  /** What trigger and mapping are, for whoever reads them: an index, a trace. */
  readonly trigger: Lambda
  readonly mapping: Lambda
  readonly matches: NativeFunction
  /** Takes the event and the surroundings. */
  readonly map: NativeFunction
  /** What mapping, checks and requests read beside the data. */
  readonly surroundingsRead: SurroundingsNames
  /** The path that feeds a place of the payload, for messages. */
  readonly sourceOf: (keys: readonly string[]) => string | undefined
}

/** A step that a whole event goes through. */
export interface EventStep {
  readonly name: StepName
  /** Checks and compiles what a configuration, whose form is right, says of the step; pointers go into it. */
  prepare(
    config: ConnectionConfig,
    destination: CompiledDestination,
    context: EngineContext,
  ): {
    /** Left out where nothing is asked of events, and where there are errors. */
    readonly run?: RunEventStep | undefined
    readonly diagnostics?: readonly Diagnostic[]
  }
}

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
    subscription: PreparedSubscription,
    connection: PreparedConnection,
  ): (value: From, passage: Passage) => To | Refusal
}

export type Payload = Record<string, unknown>
