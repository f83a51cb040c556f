import type {
  ActionNameOf,
  Destination,
  MappingOf,
  OutboundRequest,
  SettingsOf,
  SyncMode,
} from '../actions/index.js'
import { createEngine, type EngineOptions } from '../engine/engine.js'
import type { Outcome } from '../engine/outcome.js'

/** With a definition that TypeScript knows letter by letter, settings and mapping have only the keys that it declares. */
export interface TestActionOptions<
  Definition extends Destination = Destination,
  Name extends ActionNameOf<Definition> = ActionNameOf<Definition>,
> {
  readonly event: unknown
  readonly settings?: SettingsOf<Definition>
  /** Laid over the action's default mapping, or the whole mapping where `useDefaultMappings` is false. */
  readonly mapping?: MappingOf<Definition, Name>
  readonly useDefaultMappings?: boolean
  /** One of the action's; its first where it is left out. */
  readonly syncMode?: SyncMode
  readonly engine?: Omit<EngineOptions, 'destinations'>
}

export interface TestedAction {
  readonly requests: readonly OutboundRequest[]
  readonly outcome: Outcome
}

/**
 * What an event becomes in one action of a definition, whatever its trigger: the requests, and the one outcome.
 * Throws `ConfigError` where definition, settings or mapping do not fit.
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
  { event, settings = {}, mapping = {}, useDefaultMappings = true, syncMode, engine = {} }: TestActionOptions,
): TestedAction {
  const connection = createEngine({ ...engine, destinations: [definition] }).connect({
    id: 'test',
    destination: definition.slug,
    settings,
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
  const { deliveries, outcomes } = connection.evaluate(event)
  const [outcome] = outcomes
  if (outcome === undefined || outcomes.length > 1) throw new Error('one subscription gives one outcome')
  return { requests: deliveries.flatMap(({ requests }) => requests), outcome }
}
