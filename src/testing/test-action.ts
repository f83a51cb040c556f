import type {
  ActionNameOf,
  ConnectionAuth,
  Destination,
  MappingOf,
  OutboundRequest,
  SettingsOf,
  SyncMode,
} from '../actions/index.js'
import type { Connection } from '../engine/connection.js'
import type { Delivery } from '../engine/delivery.js'
import { createEngine, type EngineOptions } from '../engine/engine.js'
import type { Outcome } from '../engine/outcome.js'
import { givenOnce, type WalkedChain, walkChain } from './walk-chain.js'

/** With a definition that TypeScript knows letter by letter, settings and mapping have only the keys that it declares. */
export interface TestActionOptions<
  Definition extends Destination = Destination,
  Name extends ActionNameOf<Definition> = ActionNameOf<Definition>,
> {
  /** The event, or `events` in its place. */
  readonly event?: unknown
  /** Several events in one call: those that the action sends together become one request. */
  readonly events?: readonly unknown[]
  readonly settings?: SettingsOf<Definition>
  /** Laid over the action's default mapping, or the whole mapping where `useDefaultMappings` is false. */
  readonly mapping?: MappingOf<Definition, Name>
  readonly useDefaultMappings?: boolean
  /** One of the action's; its first where it is left out. */
  readonly syncMode?: SyncMode
  /** The tokens that the connection carries. */
  readonly auth?: ConnectionAuth
  /** What answers the requests, as `walkChain` takes it; without it nothing is answered, and outcomes say `built`. */
  readonly replies?: Parameters<typeof walkChain>[2]
  readonly engine?: Omit<EngineOptions, 'destinations'>
}

export interface TestedAction {
  /** In the order in which they are sent; with `replies` also those that come after answers. */
  readonly requests: readonly OutboundRequest[]
  /** Calls for a page's queue, in order. */
  readonly commands: readonly (readonly unknown[])[]
  /** Of the event, or of the first of several. */
  readonly outcome: Outcome
  /** One for each event. */
  readonly outcomes: readonly Outcome[]
}

/**
 * What an event becomes in one action of a definition, whatever its trigger: the requests, and the outcome. Throws `ConfigError` where definition, settings or mapping do not fit.
 */
export function testAction<Definition extends Destination, Name extends ActionNameOf<Definition>>(
  definition: Definition,
  action: Name,
  options: TestActionOptions<Definition, Name>,
): TestedAction
// Inside, a definition is only known as `Destination`.
export function testAction(
  definition: Destination,
  action: string,
  options: TestActionOptions,
): TestedAction {
  const { event, events, replies } = options
  const connection = connect(definition, action, options)
  const found = events === undefined ? connection.evaluate(event) : connection.evaluateBatch(events)
  const walked = replies === undefined ? [] : walkAll(connection, found.deliveries, replies)
  const outcomes = found.outcomes.map((built) => lastOf(built, walked))
  const [outcome] = outcomes
  if (outcome === undefined) throw new TypeError('testAction takes an "event", or a list of "events"')
  const requests =
    replies === undefined
      ? found.deliveries.flatMap((delivery) => delivery.requests)
      : walked.flatMap((walk) => walk.requests)
  const commands = found.deliveries.flatMap((delivery) => delivery.commands?.calls ?? [])
  return { requests, commands, outcome, outcomes }
}

function connect(
  definition: Destination,
  action: string,
  { settings = {}, auth, mapping = {}, useDefaultMappings = true, syncMode, engine = {} }: TestActionOptions,
): Connection {
  return createEngine({ ...engine, destinations: [definition] }).connect({
    id: 'test',
    destination: definition.slug,
    settings,
    ...(auth === undefined ? {} : { auth }),
    subscriptions: [
      {
        action,
        enabled: true,
        trigger: 'all',
        mapping,
        useDefaults: useDefaultMappings,
        ...(syncMode === undefined ? {} : { syncMode }),
      },
    ],
  })
}

/** Sends deliveries one after the other; each reply is given once. */
function walkAll(
  connection: Connection,
  deliveries: readonly Delivery[],
  replies: NonNullable<TestActionOptions['replies']>,
): readonly WalkedChain[] {
  const answerOf = typeof replies === 'function' ? replies : givenOnce(replies)
  return deliveries.map((delivery) => walkChain(connection, delivery, answerOf))
}

/** What became of an event in the end. */
const lastOf = (built: Outcome, walked: readonly WalkedChain[]): Outcome =>
  walked.flatMap(({ outcomes }) => outcomes).find(({ index }) => index === built.index) ?? built
