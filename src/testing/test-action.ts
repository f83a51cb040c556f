import type {
  ActionNameOf,
  ConnectionAuth,
  Destination,
  MappingOf,
  SettingsOf,
  SyncMode,
} from '../actions/index.js'
import type { Connection } from '../engine/connection.js'
import { createEngine, type EngineOptions } from '../engine/engine.js'
import { type GivenEvents, runEvents, type TestedAction } from './run-events.js'

export type { TestedAction } from './run-events.js'

/** With a definition that TypeScript knows letter by letter, settings and mapping have only the keys that it declares. */
export interface TestActionOptions<
  Definition extends Destination = Destination,
  Name extends ActionNameOf<Definition> = ActionNameOf<Definition>,
> extends GivenEvents {
  readonly settings?: SettingsOf<Definition>
  /** Laid over the action's default mapping, or the whole mapping where `useDefaultMappings` is false. */
  readonly mapping?: MappingOf<Definition, Name>
  readonly useDefaultMappings?: boolean
  /** One of the action's; its first where it is left out. */
  readonly syncMode?: SyncMode
  /** The tokens that the connection carries. */
  readonly auth?: ConnectionAuth
  readonly engine?: Omit<EngineOptions, 'destinations'>
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
  return runEvents(connect(definition, action, options), options)
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
