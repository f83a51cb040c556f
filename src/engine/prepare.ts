import { checkAgainst } from '../actions/index.js'
import { below, type Diagnostic, hasErrors } from '../diagnostics/diagnostic.js'
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
  const formProblems = checkAgainst(context.schemas, connectionSchema, config, 'config/schema')
  if (!isConnectionConfig(config, formProblems)) return refused(formProblems)
  const { destination, diagnostics: definitionProblems } = context.destination(config.destination)
  if (destination === undefined) return refused(definitionProblems)

  const { constants, diagnostics: settingsProblems } = prepareConstants(config, destination, context.schemas)
  const steps = eventSteps.map(({ name, prepare }) => ({ name, ...prepare(config, destination, context) }))
  const subscriptionContext = config.transform === undefined ? context : aboutAnything(context)
  const subscriptions = config.subscriptions.map((subscription, index) => {
    const prepared = prepareSubscription(subscription, index, destination, subscriptionContext)
    return { ...prepared, diagnostics: below(`/subscriptions/${index}`, prepared.diagnostics) }
  })
  const { redact, diagnostics: redactProblems } = parseRedactedPaths(config.redact ?? [], 'config/schema')
  const diagnostics = [
    ...settingsProblems,
    ...below('/redact', redactProblems),
    ...steps.flatMap((step) => step.diagnostics ?? []),
    ...limitProblems(config, context.limits.subscriptions),
    ...subscriptions.flatMap((prepared) => prepared.diagnostics),
  ]
  const typeWarnings = () =>
    subscriptions.flatMap(({ subscription }) =>
      subscription === undefined || config.transform !== undefined
        ? []
        : checkMappingTypes(subscription, destination.definition.events ?? []),
    )
  if (hasErrors(diagnostics)) return { connection: undefined, diagnostics, typeWarnings }
  return {
    connection: {
      config,
      destination,
      constants,
      before: steps.flatMap(({ name, run }) => (run === undefined ? [] : [{ name, run }])),
      surroundings: context.surroundings,
      redact: [...context.redact, ...redact],
      subscriptions: subscriptions.flatMap(({ subscription }) =>
        subscription === undefined ? [] : [subscription],
      ),
    },
    diagnostics,
    typeWarnings,
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

function isConnectionConfig(value: unknown, problems: readonly Diagnostic[]): value is ConnectionConfig {
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
