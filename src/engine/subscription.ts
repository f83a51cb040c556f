import type { CompiledAction, CompiledDestination } from '../actions/index.js'
import { below, type Diagnostic, hasErrors } from '../diagnostics/diagnostic.js'
import { didYouMean } from '../diagnostics/suggest.js'
import { pointerTo } from '../json/pointer.js'
import { isObject, type Json, type JsonObject } from '../json/value.js'
import { checkMapping, compileMapping, readsOf } from '../mappings/index.js'
import { checkFql, compileTrigger } from '../triggers/index.js'
import type { SubscriptionConfig } from './config.js'
import type { EngineContext } from './context.js'
import type { PreparedSubscription } from './steps/step.js'

/** A subscription, checked and compiled; without errors there is one. Pointers go into the subscription. */
export function prepareSubscription(
  config: SubscriptionConfig,
  index: number,
  destination: CompiledDestination,
  { evaluation, language }: EngineContext,
): { readonly subscription: PreparedSubscription | undefined; readonly diagnostics: readonly Diagnostic[] } {
  const { action, diagnostics: actionProblems } = findAction(config.action, destination)
  if (action === undefined) return { subscription: undefined, diagnostics: actionProblems }
  const trigger = config.trigger ?? action.definition.trigger
  const mapping = effectiveMapping(config, action.definition.mapping ?? {})
  const diagnostics = [
    ...triggerProblems(trigger, destination.definition.events),
    ...below('/mapping', checkMapping(mapping, language)),
    ...fieldProblems(config, Object.keys(action.definition.fields.properties ?? {})),
  ]
  if (hasErrors(diagnostics)) return { subscription: undefined, diagnostics }
  const subscription: PreparedSubscription = {
    index,
    config,
    action,
    enabled: config.enabled ?? false,
    trigger: trigger === undefined ? () => false : compileTrigger(trigger, { evaluation }),
    map: compileMapping(mapping, { ...language, evaluation }),
    sourceOf: (field) => readsOf(mapping[field] ?? null, language)[0],
  }
  return { subscription, diagnostics }
}

/** The action's default mapping with the subscriber's over it (engine.md, API). */
function effectiveMapping(config: SubscriptionConfig, defaults: JsonObject): JsonObject {
  const own = config.mapping ?? {}
  if (config.useDefaults === false || isDirective(own)) return own
  const without = new Set(config.without)
  const kept = Object.entries(defaults).filter(([field]) => !without.has(field))
  return Object.fromEntries([...kept, ...Object.entries(own)])
}

const isDirective = (mapping: JsonObject): boolean => Object.keys(mapping).some((key) => key.startsWith('@'))

function triggerProblems(trigger: string | undefined, eventTypes: readonly string[]): readonly Diagnostic[] {
  if (trigger !== undefined) return below('/trigger', checkFql(trigger, { eventTypes }))
  const message = 'there is no trigger, and the action has no default one, so it never runs'
  return [{ code: 'config/no-trigger', severity: 'warning', message, pointer: '/trigger' }]
}

/** Fields that the action does not declare never reach a request: most often a slip of the pen. */
function fieldProblems(config: SubscriptionConfig, fields: readonly string[]): readonly Diagnostic[] {
  const mapping: { readonly [key: string]: Json } = config.mapping ?? {}
  const given = isObject(mapping) && !isDirective(mapping) ? Object.keys(mapping) : []
  const problem = (field: string, pointer: string): Diagnostic => ({
    code: 'config/unknown-field',
    severity: 'warning',
    message: `the action has no field "${field}", so it is left out`,
    pointer,
    ...didYouMean(field, fields),
  })
  return [
    ...given
      .filter((field) => !fields.includes(field))
      .map((field) => problem(field, pointerTo('/mapping', field))),
    ...(config.without ?? [])
      .filter((field) => !fields.includes(field))
      .map((field) => problem(field, '/without')),
  ]
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
