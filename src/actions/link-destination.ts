import type { Link } from '../expressions/lowered-function.js'
import { onceForEach } from '../lazy/once-for-each.js'
import { type AuthProgram, type LinkedAuth, linkAuth } from './auth/link-auth.js'
import { type ChecksProgram, linkChecks } from './checks.js'
import type { Check, Destination } from './definition.js'
import type { ActionProgram, LinkedAction, RunningAction } from './link-action.js'
import { linkRequest, type RequestProgram } from './plan/link-plan.js'
import type { PlannedRequest } from './plan/plan.js'
import { given } from './requests/given.js'
import type { TargetRule } from './requests/target-rule.js'
import type { ObjectSchema } from './schema-definition.js'
import { secretValues } from './secrets.js'
import { connectionSettings, settingsSchema } from './settings-schema.js'
import { linkTemplate } from './template-values.js'

/** What is asked of a definition when events run through it. */
export interface RunningDefinition
  extends Pick<
    Destination,
    | 'slug'
    | 'name'
    | 'integrationNames'
    | 'enabledByDefault'
    | 'input'
    | 'events'
    | 'settings'
    | 'request'
    | 'init'
  > {
  readonly actions: { readonly [name: string]: RunningAction }
}

/** What a destination is, before its parts are functions. */
export interface DestinationProgram<Part> {
  readonly definition: RunningDefinition
  readonly actions: readonly ActionProgram<Part>[]
  readonly auth: AuthProgram<Part>
  /** The settings that nothing but the auth scheme reads. */
  readonly authSettings: readonly string[]
  readonly checks: ChecksProgram<Part>
  /** Left out where the definition has none. */
  readonly baseUrl?: Part
  /** Whether the settings have no say in the host of the base address. */
  readonly hasFixedHost: boolean
  readonly verify?: RequestProgram<Part>
  readonly init?: Part
  readonly secretNames: SecretNames
}

/** The names of what proves who is asking: whoever prints a request redacts them. */
export interface SecretNames {
  readonly headers: readonly string[]
  readonly query: readonly string[]
  readonly body: readonly string[]
}

/** A destination as connections run it. */
export interface LinkedDestination {
  readonly definition: RunningDefinition
  readonly actions: ReadonlyMap<string, LinkedAction>
  /** The request that proves the credentials, and what its answer means; undefined where the definition has none. */
  readonly verify: PlannedRequest | undefined
  /** The calls of a page load as the settings make them; undefined where the definition has none. */
  initOf(settings: unknown): unknown
  /** The base address as the settings make it, not checked yet; undefined where the definition has none. */
  baseUrlOf(settings: unknown): unknown
  /** The schema of the settings of a connection that runs some of the actions. */
  settingsSchemaFor(actions: readonly string[]): ObjectSchema
  /** The checks of the destination that the settings of a connection fail. */
  failedSettingsChecks(settings: unknown): readonly Check[]
  /** What an engine says of the base address, where the settings decide on its host. */
  readonly baseUrlRule: TargetRule | undefined
  readonly auth: LinkedAuth
  readonly authSettings: ReadonlySet<string>
  readonly secretNames: SecretNames
  /** The texts of all secrets in a connection's settings, at any depth. */
  secretValuesOf(settings: unknown): readonly string[]
}

/** The destination that a program and its linked actions are; its parts are linked when they are first run. */
export function linkDestination<Part, Action extends LinkedAction>(
  { definition, secretNames, ...parts }: Omit<DestinationProgram<Part>, 'actions'>,
  actions: readonly Action[],
  link: Link<Part>,
  allowTarget: TargetRule | undefined,
): LinkedDestination & { readonly actions: ReadonlyMap<string, Action> } {
  const { init, baseUrl } = parts
  const callsOf = init === undefined ? () => undefined : linkTemplate(init, link)
  const addressOf = baseUrl === undefined ? undefined : linkTemplate(baseUrl, link)
  const failedChecks = linkChecks(parts.checks, link)
  const allSettings = settingsSchema(definition.settings, Object.values(definition.actions))
  return {
    definition,
    actions: new Map(actions.map((action) => [action.name, action])),
    verify: parts.verify === undefined ? undefined : linkRequest(parts.verify, link),
    initOf: (settings) => callsOf({ settings }),
    baseUrlOf: (settings) =>
      addressOf === undefined ? undefined : given(addressOf({ settings }), 'base address'),
    settingsSchemaFor: onceForEach(
      (names: readonly string[]) => connectionSettings(definition, names),
      (names) => JSON.stringify(names),
    ),
    failedSettingsChecks: (settings) => failedChecks({ settings }),
    baseUrlRule: parts.hasFixedHost ? undefined : allowTarget,
    auth: linkAuth(parts.auth, link),
    authSettings: new Set(parts.authSettings),
    secretNames,
    secretValuesOf: (settings) => secretValues(allSettings, settings),
  }
}
