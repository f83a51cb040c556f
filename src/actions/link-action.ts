import type { Link } from '../expressions/lowered-function.js'
import type { Surroundings, SurroundingsNames } from '../mappings/index.js'
import { type BatchProgram, type LinkedBatch, linkBatch } from './batch/link-batch.js'
import { type ChecksProgram, linkChecks } from './checks.js'
import type { Action, Check } from './definition.js'
import type { InterpretedSchemas } from './payload/interpreted-schemas.js'
import { type PayloadValidator, payloadValidator } from './payload/payload.js'
import { payloadSchema } from './payload/payload-schema.js'
import { linkPlan, type PlanProgram } from './plan/link-plan.js'
import type { RequestPlan } from './plan/plan.js'
import type { ObjectSchema } from './schema-definition.js'
import { linkTemplate, type TemplateValues } from './template-values.js'

/** What a connection's configuration gives to templates before any event. */
export interface ConnectionConstants {
  readonly settings: unknown
  /** The tokens that the configuration carries. */
  readonly auth: unknown
  /** Without a slash at its end; undefined where the definition has none. */
  readonly baseUrl: string | undefined
  /** What the auth scheme adds to each request. */
  readonly credentials: unknown
}

/** What the templates see of one run: `$.run`. */
export interface Run {
  /** What the event's `integrations` hold for this destination, where that is an object (requirements.md R78). */
  readonly integrationOptions?: unknown
  /** Left out where a request stands for several events. */
  readonly event?: { readonly type: unknown; readonly messageId: unknown; readonly timestamp: unknown }
  readonly syncMode?: string | undefined
  readonly audience?: object | undefined
}

/** What is asked of an action's definition when events run through it. */
export type RunningAction = Pick<
  Action,
  'fields' | 'coercion' | 'settings' | 'syncModes' | 'commands' | 'deferred' | 'single'
>

/** What an action is, before its parts are functions. */
export interface ActionProgram<Part> {
  readonly name: string
  readonly definition: RunningAction
  readonly surroundingsRead: readonly string[]
  /** True for the payloads that neither coercion nor validation would do anything about. */
  readonly fits: Part
  readonly checks: ChecksProgram<Part>
  readonly settingsChecks: ChecksProgram<Part>
  /** Left out where it is sent in another way, or where code builds the requests. */
  readonly plan?: PlanProgram<Part>
  readonly batch?: BatchProgram<Part>
  readonly commands?: Part
}

/** An action as payloads run through it. */
export interface LinkedAction {
  readonly name: string
  readonly definition: RunningAction
  /** What a payload is held to. */
  readonly payloadSchema: ObjectSchema
  readonly payload: PayloadValidator
  /** What checks and requests read beside the data. */
  readonly surroundingsRead: SurroundingsNames
  /** The requests for one event; undefined where it is sent in another way. */
  readonly plan: RequestPlan | undefined
  readonly batch: LinkedBatch | undefined
  /** The calls for a page's queue; undefined where it is sent in another way. */
  readonly commands: ((values: TemplateValues) => unknown) | undefined
  /** The checks that a payload fails. */
  failedChecks(
    payload: unknown,
    constants: ConnectionConstants,
    run: Run,
    surroundings: Surroundings,
  ): readonly Check[]
  /** The checks of its own that the settings of a connection fail. */
  failedSettingsChecks(settings: unknown): readonly Check[]
}

/** The action that a program is; its parts are linked when they are first run. */
export function linkAction<Part>(
  { name, definition, surroundingsRead, fits, ...parts }: ActionProgram<Part>,
  link: Link<Part>,
  schemas: InterpretedSchemas,
): LinkedAction {
  const fields = payloadSchema(definition)
  const failedChecks = linkChecks(parts.checks, link)
  const failedSettingsChecks = linkChecks(parts.settingsChecks, link)
  return {
    name,
    definition,
    payloadSchema: fields,
    payload: payloadValidator(fields, schemas.compile(fields), () => link(fits)),
    surroundingsRead: new Set(surroundingsRead),
    plan: parts.plan === undefined ? undefined : linkPlan(parts.plan, link),
    batch: parts.batch === undefined ? undefined : linkBatch(parts.batch, link),
    commands: parts.commands === undefined ? undefined : linkTemplate(parts.commands, link),
    failedChecks: (payload, { settings, auth }, run, surroundings) =>
      failedChecks({ payload, settings, auth, run, surroundings }),
    failedSettingsChecks: (settings) => failedSettingsChecks({ settings }),
  }
}
