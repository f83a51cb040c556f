import {
  type CompiledDestination,
  type ConnectionConstants,
  checkAgainst,
  checkSettings,
  connectionConstants,
  type ObjectSchema,
  type SchemaCompiler,
  settingsCheckDiagnostics,
} from '../actions/index.js'
import { below, type Diagnostic, hasErrors } from '../diagnostics/diagnostic.js'
import { ValueFailure } from '../expressions/failure.js'
import { isObject } from '../json/value.js'
import type { LowerQuery } from '../triggers/index.js'
import type { ConnectionConfig } from './config.js'
import { connectionSchema } from './config.js'
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

function prepareConstants(
  config: ConnectionConfig,
  destination: CompiledDestination,
  schemas: SchemaCompiler,
): { readonly constants: ConnectionConstants; readonly diagnostics: readonly Diagnostic[] } {
  const running = [
    ...new Set(config.subscriptions.flatMap(({ action, enabled }) => (enabled === true ? action : []))),
  ].sort()
  const schema = neededSettings(destination.settingsSchemaFor(running), destination, config)
  const { settings, diagnostics } = checkSettings(schema, config.settings ?? {}, schemas)
  const checks = hasErrors(diagnostics) ? [] : failedChecks(settings, destination, running)
  const problems = below('/settings', [...diagnostics, ...checks])
  const { auth } = config
  const none = { settings, auth, baseUrl: undefined, credentials: {} }
  if (hasErrors(problems)) return { constants: none, diagnostics: problems }
  try {
    const constants = connectionConstants(destination, settings, auth)
    checkTokenRequest(destination, constants)
    return { constants, diagnostics: problems }
  } catch (error) {
    if (!(error instanceof ValueFailure)) throw error
    return { constants: none, diagnostics: [...problems, settingsProblem(error.message)] }
  }
}

/** The checks of the settings: of the destination, and of the actions that run. */
function failedChecks(
  settings: unknown,
  { actions, failedSettingsChecks }: CompiledDestination,
  running: readonly string[],
): readonly Diagnostic[] {
  const ofActions = running.flatMap((name) => actions.get(name)?.failedSettingsChecks(settings) ?? [])
  return settingsCheckDiagnostics([...failedSettingsChecks(settings), ...ofActions])
}

/** What only the auth scheme reads is not needed where the configuration carries tokens (definitions.md, Auth). */
function neededSettings(
  schema: ObjectSchema,
  { authSettings }: CompiledDestination,
  { auth }: ConnectionConfig,
): ObjectSchema {
  if (auth === undefined || schema.required === undefined) return schema
  return { ...schema, required: schema.required.filter((name) => !authSettings.has(name)) }
}

/** Without a token in the configuration one has to be asked for; throws `ValueFailure` where that can not be done. */
function checkTokenRequest({ auth: { tokens } }: CompiledDestination, constants: ConnectionConstants): void {
  const { auth, credentials } = constants
  const asks = isObject(credentials) && credentials.auth !== undefined
  if (tokens === undefined || auth !== undefined || !asks) return
  if (tokens.request(constants) === undefined)
    throw new ValueFailure('INVALID_SETTINGS', 'the settings give nothing to ask for a token with')
}

const settingsProblem = (message: string): Diagnostic => ({
  code: 'config/settings',
  severity: 'error',
  message,
  pointer: '/settings',
})

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
