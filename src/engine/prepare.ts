import { type CompiledDestination, checkAgainst } from '../actions/index.js'
import { below, type Diagnostic, hasErrors } from '../diagnostics/diagnostic.js'
import { mostWork } from '../expressions/budget/most-work.js'
import type { LowerQuery } from '../triggers/index.js'
import type { ConnectionConfig } from './config.js'
import { connectionSchema } from './config.js'
import { prepareConstants } from './constants.js'
import type { EngineContext } from './context.js'
import { checkMappingTypes } from './mapping-types.js'
import { parseRedactedPaths } from './redact-paths.js'
import { eventSteps } from './steps/index.js'
import type { PreparedConnection } from './steps/step.js'
import { prepareSubscription } from './subscription.js'

export interface Preparation {
  /** Where there are no errors. */
  readonly connection: PreparedConnection | undefined
  readonly diagnostics: readonly Diagnostic[]
  /** What is odd about the types of its mappings: worked out only where somebody asks. */
  typeWarnings(): readonly Diagnostic[]
}

/** A configuration, checked and compiled; without errors there is a connection. */
export function prepareConnection(config: unknown, context: EngineContext): Preparation {
  const formProblems = checkForm(config, context)
  if (!isConnectionConfig(config, formProblems)) return refused(formProblems)
  const { destination, diagnostics: definitionProblems } = context.destination(config.destination)
  if (destination === undefined) return refused(definitionProblems)

  const { constants, diagnostics: settingsProblems } = prepareConstants(config, destination, context.schemas)
  const { diagnostics: otherProblems, typeWarnings, ...parts } = prepareParts(config, destination, context)
  const diagnostics = [...settingsProblems, ...otherProblems]
  if (hasErrors(diagnostics)) return { connection: undefined, diagnostics, typeWarnings }
  const { surroundings, language } = context
  const { maxWork = mostWork } = language
  return {
    connection: { config, destination, constants, surroundings, maxWork, ...parts },
    diagnostics,
    typeWarnings,
  }
}

/** What is wrong with the form of a configuration. */
export const checkForm = (config: unknown, { schemas }: EngineContext): readonly Diagnostic[] =>
  checkAgainst(schemas, connectionSchema, config, 'config/schema')

/** What of a connection is the same whatever its settings are. */
interface PreparedParts extends Pick<PreparedConnection, 'before' | 'redact' | 'subscriptions'> {
  readonly diagnostics: readonly Diagnostic[]
  typeWarnings(): readonly Diagnostic[]
}

/** Everything of a configuration but its settings, checked and compiled. */
export function prepareParts(
  config: ConnectionConfig,
  destination: CompiledDestination,
  context: EngineContext,
): PreparedParts {
  const steps = eventSteps.map(({ name, prepare }) => ({ name, ...prepare(config, destination, context) }))
  const subscriptionContext = config.transform === undefined ? context : aboutAnything(context)
  const prepared = config.subscriptions.map((subscription, index) => {
    const one = prepareSubscription(subscription, index, destination, subscriptionContext)
    return { ...one, diagnostics: below(`/subscriptions/${index}`, one.diagnostics) }
  })
  const subscriptions = prepared.flatMap(({ subscription }) => subscription ?? [])
  const { redact, diagnostics: redactProblems } = parseRedactedPaths(config.redact ?? [], 'config/schema')
  return {
    before: steps.flatMap(({ name, run }) => (run === undefined ? [] : [{ name, run }])),
    redact: [...context.redact, ...redact],
    subscriptions,
    diagnostics: [
      ...below('/redact', redactProblems),
      ...steps.flatMap((step) => step.diagnostics ?? []),
      ...limitProblems(config, context.limits.subscriptions),
      ...prepared.flatMap(({ diagnostics }) => diagnostics),
    ],
    typeWarnings: () =>
      config.transform === undefined
        ? subscriptions.flatMap((subscription) =>
            checkMappingTypes(subscription, destination.definition.events ?? []),
          )
        : [],
  }
}

/** Where a transform makes the events, nothing is known of their fields, so that triggers are not blamed for any. */
function aboutAnything(context: EngineContext): EngineContext {
  const { lowerQuery } = context.language
  const lowerAnything: LowerQuery = (source, scope) =>
    lowerQuery(source, { ...scope, subject: 'anything', eventTypes: undefined })
  return { ...context, language: { ...context.language, lowerQuery: lowerAnything } }
}

/** A preparation that ended before there was a mapping. */
export const refused = (diagnostics: readonly Diagnostic[]): Preparation => ({
  connection: undefined,
  diagnostics,
  typeWarnings: () => [],
})

export function isConnectionConfig(
  value: unknown,
  problems: readonly Diagnostic[],
): value is ConnectionConfig {
  return typeof value === 'object' && !hasErrors(problems)
}

function limitProblems(config: ConnectionConfig, most: number): readonly Diagnostic[] {
  const { subscriptions } = config
  const pointer = '/subscriptions'
  const problems: Diagnostic[] = []
  if (subscriptions.length > most) {
    const message = `there are ${subscriptions.length} subscriptions, a connection has at most ${most}`
    problems.push({ code: 'config/limit', severity: 'error', message, pointer })
  }
  if (!subscriptions.some(({ enabled }) => enabled === true)) {
    const message = 'no subscription is enabled, so nothing is ever sent'
    const hint = 'write "enabled: true" at those that should run'
    problems.push({ code: 'config/nothing-enabled', severity: 'warning', message, pointer, hint })
  }
  return problems
}
