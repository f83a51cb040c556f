import once from 'lodash/once.js'
import { type Expression, listOf, nothing } from '../expressions/expression.js'
import { pointerTo } from '../json/pointer.js'
import type { Surroundings, SurroundingsNames } from '../mappings/index.js'
import type { TriggerExplanation } from '../triggers/index.js'
import type { RequestAuth } from './auth/request-auth.js'
import { type CompiledBatch, compileBatch } from './batch/compile-batch.js'
import { checkDefaults } from './check-defaults.js'
import { lowerCommands } from './commands/lower-commands.js'
import type { CompileOptions } from './compile-destination.js'
import type { Action, Check, Destination } from './definition.js'
import { compilePayload, type PayloadValidator } from './payload/payload.js'
import { payloadSchema } from './payload/payload-schema.js'
import type { SchemaCompiler } from './payload/schema.js'
import { lowerActionPlan } from './plan/action-plan.js'
import { stepId } from './plan/lower-plan.js'
import type { RequestPlan } from './plan/plan.js'
import type { ObjectSchema } from './schema-definition.js'
import { compileSettingsChecks } from './settings-checks.js'
import { settingsSchema } from './settings-schema.js'
import type { TemplateScope } from './template.js'
import type { TemplateValues } from './template-frame.js'

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

export interface CompiledAction {
  readonly name: string
  readonly definition: Action
  /** What a payload is held to. */
  readonly payloadSchema: ObjectSchema
  readonly payload: PayloadValidator
  /** What checks and requests read beside the data. */
  readonly surroundingsRead: SurroundingsNames
  /** The requests for one event; undefined where it is sent in another way. */
  readonly plan: RequestPlan | undefined
  readonly batch: CompiledBatch | undefined
  /** The calls for a page's queue; undefined where it is sent in another way. */
  readonly commands: ((values: TemplateValues) => unknown) | undefined
  /** The checks that a payload fails. */
  failedChecks(
    payload: unknown,
    constants: ConnectionConstants,
    run: Run,
    surroundings: Surroundings,
  ): readonly Check[]
  /** Why a check of the payload holds or does not. */
  explainCheck(check: Check, values: TemplateValues): TriggerExplanation
  /** The checks of its own that the settings of a connection fail. */
  failedSettingsChecks(settings: unknown): readonly Check[]
}

/** What all actions of a definition have in common. */
export interface ActionSurroundings {
  readonly destination: Destination
  readonly scope: TemplateScope
  readonly auth: RequestAuth
  /** Whether the auth scheme can ask for a new token. */
  readonly canRefresh: boolean
}

/** One action of a definition, compiled for all connections to it; problems go to the scope. */
export function compileAction(
  name: string,
  action: Action,
  shared: ActionSurroundings,
  schemas: SchemaCompiler,
  { evaluation }: CompileOptions,
): CompiledAction {
  const pointer = pointerTo('/actions', name)
  const scope = withSteps(action, shared.scope.withPayload(action.fields))
    .withSettings(settingsSchema(shared.destination.settings, [action]))
    .withLets(action.let, `${pointer}/let`)
  checkDefaults(action, scope, pointer)
  const { destination, auth, canRefresh } = shared
  const rules = [
    { rules: action.responses, pointer: `${pointer}/responses` },
    { rules: destination.responses, pointer: '/responses' },
  ]
  const source = {
    defaults: destination.request ?? {},
    fields: action.fields,
    independent: action.independent ?? false,
    auth,
    canRefresh,
  }
  const sent = lowerActionPlan(action, source, rules, scope, pointer, evaluation)
  const batch =
    action.batch === undefined
      ? undefined
      : compileBatch(action.batch, source, rules, scope, `${pointer}/batch`, evaluation)
  const commands =
    action.commands === undefined ? nothing : lowerCommands(action.commands, scope, `${pointer}/commands`)
  const checks = (action.checks ?? []).filter((check) => !isOfSettings(check))
  const settingsChecks = compileSettingsChecks(
    action.checks,
    isOfSettings,
    scope,
    `${pointer}/checks`,
    evaluation,
  )
  const holds = listOf(
    (action.checks ?? []).flatMap((check, index) =>
      isOfSettings(check) ? [] : [lowerCheck(check, scope, `${pointer}/checks/${index}/require`)],
    ),
  )
  const fields = payloadSchema(action)
  const evaluateChecks = once(() => scope.compile(holds, evaluation))
  const evaluateCommands = once(() => scope.compile(commands, evaluation))
  return {
    name,
    definition: action,
    payloadSchema: fields,
    payload: compilePayload(fields, schemas, evaluation),
    failedSettingsChecks: settingsChecks,
    surroundingsRead: scope.surroundingsRead(
      listOf([holds, commands, sent?.expression ?? nothing, batch?.expression ?? nothing]),
    ),
    plan: sent?.plan,
    batch: batch?.batch,
    commands: action.commands === undefined ? undefined : (values) => evaluateCommands()(values),
    explainCheck: ({ require }, values) => scope.explainCondition(require)(values),
    failedChecks(payload, { settings, auth }, run, surroundings) {
      if (checks.length === 0) return checks
      const held = evaluateChecks()({ payload, settings, auth, run, surroundings })
      return checks.filter((_, index) => !Array.isArray(held) || held[index] !== true)
    },
  }
}

/** Where there are several requests, one can read the answer of another. */
function withSteps({ requests = [], batch }: Action, scope: TemplateScope): TemplateScope {
  const ids = [requests, batch?.requests ?? []].flatMap((list) => (list.length > 1 ? list.map(stepId) : []))
  return ids.length === 0 ? scope : scope.withSteps([...new Set(ids)])
}

/** A check is asked before anything is sent. */
function lowerCheck({ require }: Check, scope: TemplateScope, pointer: string): Expression {
  const { expression, reads } = scope.condition(require, pointer)
  if (reads.some(({ root }) => root === 'steps'))
    scope.problem(
      'definition/request',
      pointer,
      'a check comes before every request: there are no answers yet',
    )
  return expression
}

const isOfSettings = ({ kind }: Check): boolean => kind === 'settings'
