import type { CompiledDestination, DestinationProgram } from '../actions/index.js'
import { below, type Diagnostic, hasErrors } from '../diagnostics/diagnostic.js'
import type { ConnectionConfig } from '../engine/config.js'
import type { EngineContext } from '../engine/context.js'
import type { ConnectionProgram } from '../engine/link-connection.js'
import { checkForm, isConnectionConfig, prepareParts } from '../engine/prepare.js'
import { lowerFilters } from '../engine/steps/filters.js'
import type { PreparedSubscription } from '../engine/steps/step.js'
import { lowerTransform } from '../engine/steps/transform.js'
import type { LoweredFunction } from '../expressions/lowered-function.js'
import { pointerTo } from '../json/pointer.js'
import { placeSourcesOf } from '../mappings/index.js'
import type { PlanProgram } from '../runtime/open-plan.js'
import { runningAction, runningDefinition } from './running-definition.js'

export interface LoweredConfigs {
  readonly program: PlanProgram<LoweredFunction>
  /** Every problem but those of settings, which are known when the module runs; pointers begin with a connection's place. */
  readonly diagnostics: readonly Diagnostic[]
}

/** What a module for these connections is made of; `isTold` says of which secrets there are warnings. */
export function lowerConfigs(
  configs: readonly unknown[],
  context: EngineContext,
  isTold: (secret: string) => boolean,
): LoweredConfigs {
  const lowered = configs.map((config, index) => {
    const { diagnostics, ...one } = lowerConnection(config, context, isTold)
    return { ...one, diagnostics: below(`/${index}`, diagnostics) }
  })
  const used = new Map<CompiledDestination, Set<string>>()
  for (const { connection, destination } of lowered) {
    if (connection === undefined || destination === undefined) continue
    const actions = connection.config.subscriptions.map(({ action }) => action)
    used.set(destination, new Set([...(used.get(destination) ?? []), ...actions]))
  }
  return {
    program: {
      destinations: [...used].map(([destination, actions]) => destinationProgram(destination, actions)),
      connections: lowered.flatMap(({ connection }) => connection ?? []),
    },
    diagnostics: lowered.flatMap(({ diagnostics }) => diagnostics),
  }
}

interface LoweredConnection {
  readonly connection: ConnectionProgram<LoweredFunction> | undefined
  readonly destination: CompiledDestination | undefined
  readonly diagnostics: readonly Diagnostic[]
}

function lowerConnection(
  config: unknown,
  context: EngineContext,
  isTold: (secret: string) => boolean,
): LoweredConnection {
  const refused = (diagnostics: readonly Diagnostic[]) => ({
    connection: undefined,
    destination: undefined,
    diagnostics,
  })
  const formProblems = checkForm(config, context)
  if (!isConnectionConfig(config, formProblems)) return refused(formProblems)
  const { destination, diagnostics: definitionProblems } = context.destination(config.destination)
  if (destination === undefined) return refused(definitionProblems)
  const { subscriptions, diagnostics: problems } = prepareParts(config, destination, context)
  const holdsSecret = destination.secretValuesOf(config.settings).some(isTold)
  const diagnostics = [
    ...problems,
    ...subscriptions.flatMap(codeProblems),
    ...(holdsSecret ? [secretInModule] : []),
  ]
  if (hasErrors(diagnostics)) return refused(diagnostics)
  const { program: transform } = lowerTransform(config, context)
  return {
    connection: {
      config: runningConfig(config, subscriptions),
      filters: lowerFilters(config, destination, context).programs,
      ...(transform === undefined ? {} : { transform }),
      subscriptions: subscriptions.map(({ trigger, mapping, surroundingsRead }) => ({
        matches: trigger,
        map: mapping,
        surroundingsRead: [...surroundingsRead],
        sources: sourcesIn(mapping),
      })),
    },
    destination,
    diagnostics,
  }
}

/** What code builds is no data that could be written. */
function codeProblems({ index, action: { name, definition } }: PreparedSubscription): readonly Diagnostic[] {
  if (definition.build === undefined) return []
  return [
    {
      code: 'config/module',
      severity: 'error',
      message: `the action "${name}" builds its requests by code, which can not be written into a module`,
      hint: 'write "request" or "requests" in the definition, or run the connection by an engine',
      pointer: `${pointerTo('/subscriptions', index)}/action`,
    },
  ]
}

const secretInModule: Diagnostic = {
  code: 'config/module',
  severity: 'warning',
  message: 'the settings hold a secret, which is written into the module as it stands here',
  hint: `write "$\{NAME}" for a variable, which is read when the module runs`,
  pointer: '/settings',
}

function sourcesIn({ parameters: [event], body }: LoweredFunction) {
  return event === undefined ? {} : placeSourcesOf(body, event)
}

function runningConfig(
  { id, destination, settings, auth, source, enabledByDefault, consent }: ConnectionConfig,
  subscriptions: readonly PreparedSubscription[],
): ConnectionProgram<LoweredFunction>['config'] {
  return {
    id,
    destination,
    ...(settings === undefined ? {} : { settings }),
    ...(auth === undefined ? {} : { auth }),
    ...(source === undefined ? {} : { source }),
    ...(enabledByDefault === undefined ? {} : { enabledByDefault }),
    ...(consent === undefined ? {} : { consent }),
    subscriptions: subscriptions.map(({ config: { action, enabled, name, syncMode } }) => ({
      action,
      ...(enabled === undefined ? {} : { enabled }),
      ...(name === undefined ? {} : { name }),
      ...(syncMode === undefined ? {} : { syncMode }),
    })),
  }
}

/** With those actions alone that are used. */
function destinationProgram(
  { definition, program }: CompiledDestination,
  used: ReadonlySet<string>,
): DestinationProgram<LoweredFunction> {
  return {
    ...program,
    definition: runningDefinition(definition, used),
    actions: program.actions.flatMap((action) => {
      const own = definition.actions[action.name]
      return own === undefined || !used.has(action.name)
        ? []
        : [{ ...action, definition: runningAction(own) }]
    }),
  }
}
