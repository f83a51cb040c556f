import {
  type CompiledDestination,
  type ConnectionAuth,
  type ConnectionConstants,
  checkSettings,
  connectionConstants,
  type JsonObject,
  type SchemaCompiler,
  type TemplateTypes,
} from '../../actions/index.js'
import { secretsOf } from '../../engine/secret-texts.js'
import { ValueFailure } from '../../expressions/failure.js'
import { anyType, typeOfValue } from '../../expressions/types/type.js'
import { ConfigError } from '../../index.js'

/** What somebody who sends to a stand-in is configured with: of a connection's configuration what requests are made of. */
export interface AccountConfig {
  /** The slug of the definition, where a stand-in has several. */
  readonly destination?: string
  readonly settings?: JsonObject
  readonly auth?: ConnectionAuth
}

/** An account as a stand-in knows it: what its requests are made of. */
export interface Account {
  readonly config: AccountConfig
  readonly constants: ConnectionConstants
  /** What is known of what its requests read. */
  readonly known: TemplateTypes
  /** The texts by which requests prove who is asking, and whatever else is secret of it; the longest first. */
  readonly secrets: readonly string[]
}

/** The account of a configuration. Throws `ConfigError` where its settings are not those of the destination. */
export function createAccount(
  destination: CompiledDestination,
  config: AccountConfig,
  schemas: SchemaCompiler,
): Account {
  const constants = constantsOf(destination, config, schemas)
  const { settings, auth, baseUrl, credentials } = constants
  // Tokens come and go: they are looked at by themselves.
  const hasTokens = destination.auth.tokens !== undefined
  return {
    config,
    constants,
    known: {
      settings: typeOfValue(settings),
      auth: hasTokens ? anyType : typeOfValue(auth),
      baseUrl: typeOfValue(baseUrl),
      credentials: hasTokens ? anyType : typeOfValue(credentials),
    },
    secrets: secretsOf({ destination, constants }),
  }
}

/** Only what requests need has to be there: an account need not run every action. */
function constantsOf(
  destination: CompiledDestination,
  { settings: given = {}, auth }: AccountConfig,
  schemas: SchemaCompiler,
): ConnectionConstants {
  const actions = [...destination.actions.keys()]
  const { required: _, ...schema } = destination.settingsSchemaFor(actions)
  const { settings, diagnostics } = checkSettings(schema, given, schemas)
  if (diagnostics.length > 0) throw new ConfigError(diagnostics)
  try {
    return connectionConstants(destination, settings, auth)
  } catch (error) {
    if (!(error instanceof ValueFailure)) throw error
    throw new ConfigError([
      { code: 'config/settings', severity: 'error', message: error.message, pointer: '/settings' },
    ])
  }
}
