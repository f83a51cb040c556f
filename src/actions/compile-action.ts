import { linkBy } from '../expressions/compile.js'
import { type Expression, listOf, nothing } from '../expressions/expression.js'
import type { LoweredFunction } from '../expressions/lowered-function.js'
import { pointerTo } from '../json/pointer.js'
import type { TriggerExplanation } from '../triggers/index.js'
import type { RequestAuth } from './auth/request-auth.js'
import { type CompiledBatch, lowerBatch } from './batch/lower-batch.js'
import { checkDefaults } from './check-defaults.js'
import { lowerCommands } from './commands/lower-commands.js'
import type { CompileOptions } from './compile-destination.js'
import type { Action, Check, Destination } from './definition.js'
import { type ActionProgram, type LinkedAction, linkAction } from './link-action.js'
import { lowerFitsFunction } from './payload/fits.js'
import { payloadSchema } from './payload/payload-schema.js'
import type { SchemaCompiler } from './payload/schema.js'
import { lowerActionPlan } from './plan/action-plan.js'
import { stepId } from './plan/lower-plan.js'
import { lowerSettingsChecks } from './settings-checks.js'
import { settingsSchema } from './settings-schema.js'
import type { TemplateScope } from './template.js'
import type { TemplateValues } from './template-values.js'

export interface CompiledAction extends LinkedAction {
  readonly definition: Action
  readonly batch: CompiledBatch | undefined
  /** What it is made of, for whoever writes it into a module. */
  readonly program: ActionProgram<LoweredFunction>
  /** Why a check of the payload holds or does not. */
  explainCheck(check: Check, values: TemplateValues): TriggerExplanation
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
      : lowerBatch(action.batch, source, rules, scope, `${pointer}/batch`, evaluation)
  const commands =
    action.commands === undefined ? nothing : lowerCommands(action.commands, scope, `${pointer}/commands`)
  const checks = (action.checks ?? []).filter((check) => !isOfSettings(check))
  const settingsChecks = lowerSettingsChecks(action.checks, isOfSettings, scope, `${pointer}/checks`)
  const holds = listOf(
    (action.checks ?? []).flatMap((check, index) =>
      isOfSettings(check) ? [] : [lowerCheck(check, scope, `${pointer}/checks/${index}/require`)],
    ),
  )
  const program = {
    name,
    definition: action,
    surroundingsRead: [
      ...scope.surroundingsRead(
        listOf([holds, commands, sent?.expression ?? nothing, batch?.expression ?? nothing]),
      ),
    ],
    fits: lowerFitsFunction(payloadSchema(action), schemas),
    checks: { checks, hold: scope.asFunction(holds) },
    settingsChecks,
    ...(sent?.program === undefined ? {} : { plan: sent.program }),
    ...(batch === undefined ? {} : { batch: batch.program }),
    ...(action.commands === undefined ? {} : { commands: scope.asFunction(commands) }),
  }
  return {
    ...linkAction(program, linkBy(evaluation), schemas),
    definition: action,
    program,
    // These can explain themselves.
    plan: sent?.plan,
    batch: batch?.batch,
    explainCheck: ({ require }, values) => scope.explainCondition(require)(values),
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
