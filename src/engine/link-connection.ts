import type { InterpretedSchemas, LinkedDestination } from '../actions/index.js'
import { hasErrors } from '../diagnostics/diagnostic.js'
import type { IntakeMode } from '../events/intake.js'
import type { Link } from '../expressions/lowered-function.js'
import { once } from '../lazy/once.js'
import { type PlaceSources, type SurroundingsSources, sourceAt } from '../mappings/index.js'
import { ConfigError } from './config-error.js'
import { prepareConstants } from './constants.js'
import type { EventLimits } from './event-limits.js'
import { type FilterProgram, linkFilters } from './filters/link-filters.js'
import { linkTransform, type TransformProgram } from './steps/link-transform.js'
import { plainSteps } from './steps/plain-steps.js'
import type { LinkedConnection, LinkedSubscription, RunEventStep, RunningConfig } from './steps/step.js'

/** What a connection is, before its parts are functions; its destination is a program of its own. */
export interface ConnectionProgram<Part> {
  readonly config: RunningConfig
  readonly filters: readonly FilterProgram<Part>[]
  readonly transform?: TransformProgram<Part>
  /** In the order of the configuration. */
  readonly subscriptions: readonly SubscriptionProgram<Part>[]
}

export interface SubscriptionProgram<Part> {
  readonly matches: Part
  /** Takes the event and the surroundings. */
  readonly map: Part
  /** What mapping, checks and requests read beside the data. */
  readonly surroundingsRead: readonly string[]
  /** What feeds the places of the payload, for messages. */
  readonly sources: PlaceSources
}

/** What connections share that are linked together. */
export interface LinkContext {
  readonly schemas: InterpretedSchemas
  readonly surroundings: SurroundingsSources
  readonly intake: IntakeMode
  readonly eventLimits: EventLimits | undefined
  readonly correctTimestamps: boolean
}

/** The connection that a program is. Throws `ConfigError` where its settings do not fit. */
export function linkConnection<Part>(
  program: ConnectionProgram<Part>,
  destination: LinkedDestination,
  link: Link<Part>,
  context: LinkContext,
): LinkedConnection {
  const { config, subscriptions } = program
  const { constants, diagnostics } = prepareConstants(config, destination, context.schemas)
  if (hasErrors(diagnostics)) throw new ConfigError(diagnostics)
  return {
    config,
    destination,
    constants,
    before: linkSteps(program, destination, link, context),
    surroundings: context.surroundings,
    subscriptions: subscriptions.flatMap((subscription, index) =>
      linkSubscription(subscription, index, config, destination, link),
    ),
  }
}

function linkSteps<Part>(
  { config, filters, transform }: ConnectionProgram<Part>,
  destination: LinkedDestination,
  link: Link<Part>,
  context: LinkContext,
): LinkedConnection['before'] {
  const { surroundings } = context
  const steps: readonly (readonly [LinkedConnection['before'][number]['name'], RunEventStep | undefined])[] =
    [
      ...plainSteps.map(({ name, prepare }) => [name, prepare(config, destination, context).run] as const),
      ['filters', linkFilters(filters, link, surroundings)],
      ['transform', transform && linkTransform(transform, config.id, link, surroundings)],
    ]
  return steps.flatMap(([name, run]) => (run === undefined ? [] : [{ name, run }]))
}

/** None where its action is not there: a module is written with the actions that its subscriptions name. */
function linkSubscription<Part>(
  { matches, map, surroundingsRead, sources }: SubscriptionProgram<Part>,
  index: number,
  { subscriptions }: RunningConfig,
  { actions }: LinkedDestination,
  link: Link<Part>,
): readonly LinkedSubscription[] {
  const config = subscriptions[index]
  const action = config && actions.get(config.action)
  if (config === undefined || action === undefined) return []
  const runTrigger = once(() => link(matches))
  const runMapping = once(() => link(map))
  return [
    {
      index,
      config,
      action,
      enabled: config.enabled ?? false,
      matches: (event) => runTrigger()(event),
      map: (event, surroundings) => runMapping()(event, surroundings),
      surroundingsRead: new Set(surroundingsRead),
      sourceOf: (keys) => sourceAt(sources, keys),
    },
  ]
}
