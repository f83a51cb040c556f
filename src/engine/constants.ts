import {
  type ConnectionConstants,
  checkSettings,
  connectionConstants,
  type InterpretedSchemas,
  type LinkedDestination,
  type ObjectSchema,
  settingsCheckDiagnostics,
} from '../actions/index.js'
import { below, type Diagnostic, hasErrors } from '../diagnostics/diagnostic.js'
import { ValueFailure } from '../expressions/failure.js'
import { isObject } from '../json/value.js'
import type { RunningConfig } from './steps/step.js'

/** What the settings of a connection come to, with every problem of them. */
export function prepareConstants(
  config: RunningConfig,
  destination: LinkedDestination,
  schemas: InterpretedSchemas,
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
  { actions, failedSettingsChecks }: LinkedDestination,
  running: readonly string[],
): readonly Diagnostic[] {
  const ofActions = running.flatMap((name) => actions.get(name)?.failedSettingsChecks(settings) ?? [])
  return settingsCheckDiagnostics([...failedSettingsChecks(settings), ...ofActions])
}

/** What only the auth scheme reads is not needed where the configuration carries tokens (definitions.md, Auth). */
function neededSettings(
  schema: ObjectSchema,
  { authSettings }: LinkedDestination,
  { auth }: Pick<RunningConfig, 'auth'>,
): ObjectSchema {
  if (auth === undefined || schema.required === undefined) return schema
  return { ...schema, required: schema.required.filter((name) => !authSettings.has(name)) }
}

/** Without a token in the configuration one has to be asked for; throws `ValueFailure` where that can not be done. */
function checkTokenRequest({ auth: { tokens } }: LinkedDestination, constants: ConnectionConstants): void {
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
