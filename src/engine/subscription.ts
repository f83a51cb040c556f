import type { Action, CompiledAction, CompiledDestination, Destination } from '../actions/index.js'
import { below, type Diagnostic, hasErrors } from '../diagnostics/diagnostic.js'
import { didYouMean } from '../diagnostics/suggest.js'
import { mostWork } from '../expressions/budget/most-work.js'
import { compileWhenCalled } from '../expressions/compile-when-called.js'
import { literal, type Variable, variable } from '../expressions/expression.js'
import { LoweredFunction } from '../expressions/lowered-function.js'
import { pointerTo } from '../json/pointer.js'
import type { JsonObject } from '../json/value.js'
import { once } from '../lazy/once.js'
import {
  fieldOfKey,
  isDirective,
  lowerMapping,
  namesOf,
  placeSourcesOf,
  sourceAt,
  surroundingsRead,
  withoutPlace,
} from '../mappings/index.js'
import type { LoweredQuery, LowerQuery } from '../triggers/index.js'
import type { SubscriptionConfig } from './config.js'
import type { EngineContext } from './context.js'
import { deprecations } from './deprecations.js'
import { nameProblems } from './name-length.js'
import { triggerLimitProblems } from './query-limits.js'
import { carryOverRenamed } from './renamed-fields.js'
import type { PreparedSubscription } from './steps/step.js'

/** A subscription, checked and compiled; without errors there is one. Pointers go into the subscription. */
export function prepareSubscription(
  written: SubscriptionConfig,
  index: number,
  destination: CompiledDestination,
  { evaluation, language, limits, surroundings: sources }: EngineContext,
): { readonly subscription: PreparedSubscription | undefined; readonly diagnostics: readonly Diagnostic[] } {
  const { action, diagnostics: actionProblems } = findAction(written.action, destination)
  if (action === undefined) return { subscription: undefined, diagnostics: actionProblems }
  const { config, diagnostics: renamed } = carryOverRenamed(written, action.definition)
  const trigger = triggerOf(config, action)
  const { expandKeys = false } = action.definition
  const mapping = effectiveMapping(config, action.definition)
  const [event, surroundings] = [variable('event'), variable('surroundings')] as const
  const names = { ...namesOf(event), surroundings }
  const { expression, diagnostics: mappingProblems } = lowerMapping(mapping, names, {
    ...language,
    expandKeys,
  })
  const { expression: condition, diagnostics: triggerProblems } = lowerTrigger(
    trigger,
    event,
    destination.definition,
    language.lowerQuery,
  )
  const diagnostics = [
    ...deprecations(written, action.definition),
    ...renamed,
    ...nameProblems(config.name, limits),
    ...below('/trigger', [
      ...triggerProblems,
      ...(config.trigger === undefined ? [] : triggerLimitProblems(config.trigger, limits)),
    ]),
    ...below('/mapping', mappingProblems),
    ...fieldProblems(config, mapping, action.definition),
    ...syncModeProblems(config, action.definition),
  ]
  if (hasErrors(diagnostics)) return { subscription: undefined, diagnostics }
  const asked = new Set([...surroundingsRead(expression, surroundings), ...action.surroundingsRead])
  const { maxWork = mostWork } = language
  const triggerFunction = new LoweredFunction([event], condition, maxWork)
  const mappingFunction = new LoweredFunction([event, surroundings], expression, maxWork)
  const placeSources = once(() => placeSourcesOf(expression, event))
  const subscription: PreparedSubscription = {
    index,
    config,
    action,
    enabled: config.enabled ?? false,
    trigger: triggerFunction,
    mapping: mappingFunction,
    matches: compileWhenCalled(triggerFunction, evaluation),
    map: compileWhenCalled(mappingFunction, evaluation),
    surroundingsRead: asked,
    sourceOf: (keys) => sourceAt(placeSources(), keys),
  }
  const missing = asked.has('now') && sources.clock === undefined ? [noClock] : []
  return { subscription, diagnostics: [...diagnostics, ...missing] }
}

/** The query of a subscription, its own or the action's; undefined where it has none, and so never runs. */
export const triggerOf = (config: SubscriptionConfig, { definition }: CompiledAction): string | undefined =>
  config.trigger ?? definition.trigger

const noClock: Diagnostic = {
  code: 'config/no-clock',
  severity: 'warning',
  message: 'the engine was given no clock: where the time is asked for, the subscription fails (NO_CLOCK)',
  hint: 'createEngine({ clock: Date.now })',
}

/**
 * The action's default mapping with the subscriber's over it (engine.md, API), field by field; where keys are
 * expanded, place by place.
 */
function effectiveMapping(
  config: SubscriptionConfig,
  { mapping: defaults = {}, expandKeys = false }: Action,
): JsonObject {
  const own = config.mapping ?? {}
  if (config.useDefaults === false || isDirective(own)) return own
  // A default that is a directive at its root has no fields to lay others over.
  if (isDirective(defaults)) return Object.keys(own).length === 0 ? defaults : own
  if (expandKeys)
    return { ...[...(config.without ?? []), ...Object.keys(own)].reduce(withoutPlace, defaults), ...own }
  const without = new Set(config.without)
  const kept = Object.entries(defaults).filter(([field]) => !without.has(field))
  return Object.fromEntries([...kept, ...Object.entries(own)])
}

/** The trigger as a condition on the event: never, where there is none. */
function lowerTrigger(
  trigger: string | undefined,
  event: Variable,
  { events, input }: Destination,
  lowerQuery: LowerQuery,
): LoweredQuery {
  if (trigger !== undefined)
    return lowerQuery(
      trigger,
      input === 'record' ? { root: event, subject: 'anything' } : { root: event, eventTypes: events },
    )
  const message = 'there is no trigger, and the action has no default one, so it never runs'
  return {
    expression: literal(false),
    diagnostics: [{ code: 'config/no-trigger', severity: 'warning', message }],
  }
}

/** Fields that the action does not declare never reach a request, and without a required one nothing is sent. */
function fieldProblems(
  { mapping: own = {}, without = [] }: SubscriptionConfig,
  effective: JsonObject,
  { fields: { properties = {}, required = [] }, expandKeys = false }: Action,
): readonly Diagnostic[] {
  if (isDirective(effective)) return []
  const fields = Object.keys(properties)
  const fieldOf = expandKeys ? fieldOfKey : (key: string) => key
  const mapped = new Set(Object.keys(effective).map(fieldOf))
  const unknown = (key: string, pointer: string): Diagnostic => ({
    code: 'config/unknown-field',
    severity: 'warning',
    message: `the action has no field "${fieldOf(key)}", so it is left out`,
    pointer,
    ...didYouMean(fieldOf(key), fields),
  })
  const missing = (field: string): Diagnostic => ({
    code: 'config/required-field',
    severity: 'warning',
    message: `the action needs the field "${field}", and nothing is mapped to it, so every payload is refused`,
    pointer: '/mapping',
  })
  const isUnknown = (key: string) => !fields.includes(fieldOf(key))
  return [
    ...Object.keys(own)
      .filter(isUnknown)
      .map((key) => unknown(key, pointerTo('/mapping', key))),
    ...without.filter(isUnknown).map((key) => unknown(key, '/without')),
    ...required.filter((field) => !mapped.has(field)).map(missing),
  ]
}

/** A sync mode that the action does not have would be done as if it were another. */
function syncModeProblems(
  { syncMode }: SubscriptionConfig,
  { title, syncModes = [] }: Action,
): readonly Diagnostic[] {
  if (syncMode === undefined || syncModes.includes(syncMode)) return []
  const known = syncModes.length === 0 ? 'none' : syncModes.join(', ')
  const message = `${title} has no sync mode "${syncMode}"; it has ${known}`
  return [{ code: 'config/sync-mode', severity: 'error', message, pointer: '/syncMode' }]
}

/** The action that a subscription names. */
function findAction(
  name: string,
  destination: CompiledDestination,
): { readonly action: CompiledAction | undefined; readonly diagnostics: readonly Diagnostic[] } {
  const action = destination.actions.get(name)
  if (action !== undefined) return { action, diagnostics: [] }
  const known = [...destination.actions.keys()]
  const message = `${destination.definition.name} has no action "${name}"; it has ${known.join(', ')}`
  return {
    action,
    diagnostics: [
      {
        code: 'config/unknown-action',
        severity: 'error',
        message,
        pointer: '/action',
        ...didYouMean(name, known),
      },
    ],
  }
}
