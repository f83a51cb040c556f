import type { Destination, JsonObject, ObjectSchema } from '../../actions/index.js'
import { syncModeOf } from '../action/sync-mode-of.js'
import { looseTrigger } from '../destination/loose-trigger.js'
import type { DestinationDefinition } from '../types/destination-definition.js'
import type { Preset } from '../types/subscription.js'
import type { Unchecked } from '../types/unchecked.js'
import { problemOf } from './default-mapping.js'
import { objectSchema } from './object-schema.js'

type WaybillPreset = NonNullable<Destination['presets']>[number]

/** How long the name of a subscription may be */
const longestName = 64

/** The subscriptions that a definition comes with, and why some are left out. */
export function segmentPresets({ presets = [], actions }: DestinationDefinition<Unchecked>): {
  readonly presets: readonly WaybillPreset[]
  readonly notes: readonly string[]
} {
  const made = presets.map((preset) => {
    const action = actions[preset.partnerAction]
    return action === undefined
      ? { note: `the preset "${preset.name}" is left out: there is no action ${preset.partnerAction}` }
      : presetOf(preset, objectSchema(action.fields))
  })
  return {
    presets: made.flatMap((one) => ('preset' in one ? [one.preset] : [])),
    notes: made.flatMap((one) => ('note' in one ? [one.note] : [])),
  }
}

function presetOf(
  preset: Preset,
  schema: ObjectSchema,
): { readonly preset: WaybillPreset } | { readonly note: string } {
  const { name = preset.partnerAction, partnerAction, mapping = {}, type } = preset
  const left = (why: string) => ({ note: `the preset "${name}" is left out: ${why}` })
  if (type !== 'automatic') return left('it is for events that Segment makes')
  const trigger = looseTrigger(preset.subscribe)
  if (trigger.problem !== undefined) return left(trigger.problem)
  const fields = fieldsIn(mapping)
  const problem = problemOf(fields, schema)
  if (problem !== undefined) return left(problem)
  const syncMode = syncModeOf(mapping)
  return {
    preset: {
      name: name.slice(0, longestName),
      action: partnerAction,
      trigger: trigger.text,
      mapping: fields,
      ...(syncMode !== undefined && { syncMode }),
    },
  }
}

/** Modes are chosen in another way, and what is undefined is not there. */
const fieldsIn = (mapping: object): JsonObject =>
  Object.fromEntries(
    Object.entries(mapping).filter(
      ([key, value]) => value !== undefined && key !== '__segment_internal_sync_mode',
    ),
  )
