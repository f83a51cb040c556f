import { below } from '../diagnostics/diagnostic.js'
import { didYouMean } from '../diagnostics/suggest.js'
import { nothing } from '../expressions/expression.js'
import { checkMapping } from '../mappings/index.js'
import { reportUnknownFields } from './check-defaults.js'
import type { Action, Destination, Preset } from './definition.js'
import type { TemplateScope } from './template.js'

/** What is wrong with the presets of a definition: they are held to what subscriptions are held to. */
export function checkPresets({ presets = [], actions }: Destination, scope: TemplateScope): void {
  for (const [index, preset] of presets.entries()) {
    const pointer = `/presets/${index}`
    const action = Object.hasOwn(actions, preset.action) ? actions[preset.action] : undefined
    if (action !== undefined) checkPreset(preset, action, scope, pointer)
    else {
      const message = `there is no action "${preset.action}"`
      const hint = didYouMean(preset.action, Object.keys(actions))
      scope.problem('definition/reference', `${pointer}/action`, message, hint)
    }
  }
}

function checkPreset(
  { trigger = undefined, mapping = {}, syncMode }: Preset,
  action: Action,
  scope: TemplateScope,
  pointer: string,
): void {
  const { diagnostics, language, lowerQuery } = scope
  if (trigger !== undefined)
    diagnostics.push(...below(`${pointer}/trigger`, lowerQuery(trigger, { root: nothing }).diagnostics))
  else if (action.trigger === undefined)
    scope.problem('definition/reference', pointer, 'neither the preset nor its action has a trigger')
  const { expandKeys = false } = action
  const problems = checkMapping(mapping, { ...language, lowerQuery, expandKeys })
  diagnostics.push(...below(`${pointer}/mapping`, problems))
  reportUnknownFields(mapping, action, scope, `${pointer}/mapping`)
  const modes = action.syncModes ?? []
  if (syncMode !== undefined && !modes.includes(syncMode))
    scope.problem('definition/reference', `${pointer}/syncMode`, `the action has no sync mode "${syncMode}"`)
}
