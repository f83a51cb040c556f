import type { Action, Destination } from '../../actions/index.js'
import type { SubscriptionConfig } from '../../engine/config.js'
import type { Observer } from '../../expressions/interpret.js'
import { pointerKeys, pointerTo } from '../../json/pointer.js'
import { isDirective } from '../../mappings/index.js'
import type { Watcher } from '../bench.js'
import type { Trial } from '../trial.js'
import { observeDecisions } from './decisions.js'
import { fieldsGiven } from './field-points.js'
import type { Point } from './point.js'
import { pointsOf } from './points-of.js'
import { compileShowTrigger } from './trigger-points.js'

/** How much of a definition its tests reach: what there is, and what no test reaches, both in the order of the definition. */
export interface CoverageReport {
  readonly points: readonly Point[]
  readonly missed: readonly Point[]
}

/** Hears what the tests of one definition reach. */
export interface Coverage extends Watcher {
  /** The events of a test show what the triggers of the definition say of them, whoever they are put to. */
  show(trial: Trial): void
  report(): CoverageReport
}

/** For a definition without errors. */
export function createCoverage(definition: Destination): Coverage {
  const reached = new Set<string>()
  const reach = (key: string) => void reached.add(key)
  const points = pointsOf(definition)
  const triggers = triggersOf(definition)
  return {
    observe: observeDecisions(reach),
    ofMapping: (config) => observeMapping(config, definition, reach),
    took(action, payload) {
      const fields = definition.actions[action]?.fields
      const keys = fields && fieldsGiven(fields, payload, `${pointerTo('/actions', action)}/fields`)
      keys?.forEach(reach)
    },
    made: reach,
    show({ action, given: { event, events = [event] } }) {
      for (const one of events)
        for (const { show, presets } of triggers) {
          const { holds, keys } = show(one)
          keys.forEach(reach)
          if (holds)
            presets.filter((preset) => preset.action === action).forEach(({ key }) => void reach(key))
        }
    },
    report: () => ({ points, missed: points.filter(({ key }) => !reached.has(key)) }),
  }
}

/** An action is reached when something is mapped for it, and a preset when that is done by its name. */
function observeMapping(
  config: SubscriptionConfig,
  { actions, presets = [] }: Destination,
  reach: (key: string) => void,
): Observer {
  const preset = presets.findIndex(({ name, action }) => name === config.name && action === config.action)
  const ofDefault = `${pointerTo('/actions', config.action)}/mapping`
  const observe = observeDecisions(reach, (at) => {
    if (!isOwn(config, at, actions[config.action])) return `${ofDefault}${at}`
    return preset === -1 ? undefined : `/presets/${preset}/mapping${at}`
  })
  return (node, value) => {
    reach(pointerTo('/actions', config.action))
    if (preset !== -1) reach(`/presets/${preset}`)
    observe(node, value)
  }
}

/** Whether what is written at a place of a mapping is the subscriber's, and not a default. */
function isOwn({ mapping = {}, useDefaults }: SubscriptionConfig, at: string, action?: Action): boolean {
  const [field = ''] = pointerKeys(at)
  const own = Object.keys(mapping)
  return (
    useDefaults === false ||
    isDirective(mapping) ||
    own.includes(field) ||
    (own.length > 0 && isDirective(action?.mapping ?? {}))
  )
}

/** The triggers of a definition, with the presets that add nothing to the action that they run. */
function triggersOf({ actions, presets = [] }: Destination) {
  const plain = presets.map(({ action, trigger, mapping, syncMode }, index) => ({
    action,
    trigger: trigger ?? actions[action]?.trigger,
    isPlain: mapping === undefined && syncMode === undefined,
    key: `/presets/${index}`,
  }))
  const written = [
    ...Object.entries(actions).map(([name, { trigger }]) => ({
      trigger,
      pointer: `${pointerTo('/actions', name)}/trigger`,
    })),
    ...presets.map(({ trigger }, index) => ({ trigger, pointer: `/presets/${index}/trigger` })),
  ]
  return written.flatMap(({ trigger, pointer }) =>
    trigger === undefined
      ? []
      : [
          {
            show: compileShowTrigger(trigger, pointer),
            presets: plain.filter((preset) => preset.isPlain && preset.trigger === trigger),
          },
        ],
  )
}
