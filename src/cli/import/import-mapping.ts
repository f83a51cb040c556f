import { type Action, type FieldSchema, isSecretField } from '../../actions/index.js'
import { didYouMean } from '../../diagnostics/suggest.js'
import type { SubscriptionConfig } from '../../index.js'
import { isList, isObject, type Json, type JsonObject } from '../../json/value.js'
import { fieldOfKey, isDirective } from '../../mappings/index.js'
import { lettersOf } from './find-definition.js'
import type { Notes } from './note.js'
import { type Variables, withoutVariables } from './variables.js'

type ImportedMapping = Pick<SubscriptionConfig, 'mapping' | 'syncMode' | 'useDefaults'>

/**
 * A saved mapping by the fields that an action has here. Segment saves the defaults of an action with each mapping, so those of
 * Waybill are not laid below; where there is no mapping at all they are taken.
 */
export function importMapping(
  saved: JsonObject | undefined,
  action: Action,
  variables: Variables,
  notes: Notes,
): ImportedMapping {
  if (saved === undefined) {
    notes.changed('it has no mapping: the default mapping of the action is taken')
    withRequired(action.mapping ?? {}, action, notes)
    return {}
  }
  if (isDirective(saved)) return { useDefaults: false, mapping: cleanObject(saved) }
  const mapping: Record<string, Json> = {}
  for (const [key, value] of Object.entries(saved)) {
    if (isSegmentsOwn(key) || value === undefined) continue
    const name = nameOf(key, saved, action, notes)
    if (name === undefined) continue
    const field = action.fields.properties?.[fieldOf(name, action)]
    const literal = literalText(value)
    mapping[name] =
      field !== undefined && isSecretField(field) && literal !== undefined
        ? variables.stand({ ...field, name }, literal, notes)
        : cleanValue(value)
  }
  const syncMode = syncModeOf(saved, action, notes)
  return {
    ...(syncMode === undefined ? {} : { syncMode }),
    useDefaults: false,
    mapping: withRequired(mapping, action, notes),
  }
}

const fieldOf = (key: string, { expandKeys = false }: Action): string => (expandKeys ? fieldOfKey(key) : key)

const isSegmentsOwn = (key: string): boolean => key.startsWith('__segment_internal_')

/** The name that a field has here; undefined where it has none, or is none of the action's data. */
function nameOf(key: string, saved: JsonObject, action: Action, notes: Notes): string | undefined {
  const {
    fields: { properties = {} },
    renamed = {},
  } = action
  const field = fieldOf(key, action)
  const known = Object.hasOwn(properties, field) ? properties[field] : undefined
  if (batching.has(field) && (known === undefined || isHidden(known))) {
    notes.changed(`"${key}" is left out: here the definition says how events go together`)
    return undefined
  }
  if (known !== undefined) return key
  if (hooks.has(field)) {
    notes.leftOut(`"${key}" runs when a mapping is saved, which nothing here does`)
    return undefined
  }
  const present = Object.hasOwn(renamed, field) ? renamed[field] : undefined
  const same = Object.keys(properties).filter((name) => lettersOf(name) === lettersOf(field))
  const name = present ?? (same.length === 1 ? same[0] : undefined)
  if (name !== undefined && !Object.hasOwn(saved, name)) {
    notes.changed(`the field "${key}" is called "${name}" here`)
    return `${name}${key.slice(field.length)}`
  }
  const { hint } = didYouMean(field, Object.keys(properties))
  notes.leftOut(`the action has no field "${key}"${hint === undefined ? '' : `: ${hint}`}`)
  return undefined
}

const batching: ReadonlySet<string> = new Set(['enable_batching', 'batch_size', 'batch_bytes', 'batch_keys'])
const hooks: ReadonlySet<string> = new Set(['retlOnMappingSave', 'onMappingSave'])

const isHidden = ({ ui }: FieldSchema): boolean => isObject(ui) && ui.hidden === true

function syncModeOf(
  saved: JsonObject,
  { syncModes = [], title }: Action,
  notes: Notes,
): SubscriptionConfig['syncMode'] {
  const wanted = saved.__segment_internal_sync_mode
  const mode = syncModes.find((known) => known === wanted)
  if (wanted !== undefined && mode === undefined)
    notes.leftOut(
      `${title} has no sync mode "${String(wanted)}" here; it has ${syncModes.join(', ') || 'none'}`,
    )
  for (const key of Object.keys(saved))
    if (isSegmentsOwn(key) && key !== '__segment_internal_sync_mode')
      notes.leftOut(`"${key}" is of Segment's own, and nothing here reads it`)
  return mode
}

/** Fields that only Waybill's action asks for get its default, so that events are not refused for them. */
function withRequired(mapping: JsonObject, action: Action, notes: Notes): JsonObject {
  const {
    fields: { required = [] },
    mapping: defaults = {},
  } = action
  const mapped = new Set(Object.keys(mapping).map((key) => fieldOf(key, action)))
  const added = required.filter((name) => !mapped.has(name))
  const entries = added.flatMap((name): readonly (readonly [string, Json])[] => {
    const value = isDirective(defaults) ? undefined : defaults[name]
    if (value === undefined) notes.toDo(`map something to "${name}": without it every event is refused`)
    else notes.changed(`"${name}" is required here, and gets the default mapping of the action`)
    return value === undefined ? [] : [[name, value]]
  })
  return { ...mapping, ...Object.fromEntries(entries) }
}

/** A text that is written out, also as a template without a hole. */
function literalText(value: Json): string | undefined {
  if (typeof value === 'string') return value
  const template = isObject(value) ? value['@template'] : undefined
  return typeof template === 'string' && !template.includes('{{') ? template : undefined
}

/** A value as it can stand in a file of connections: what editors keep beside directives is left out. */
export function cleanValue(value: Json): Json {
  if (typeof value === 'string') return withoutVariables(value)
  if (isList<Json>(value)) return value.map(cleanValue)
  return isObject(value) ? cleanObject(value) : value
}

function cleanObject(object: JsonObject): JsonObject {
  const isOurs = (key: string) => key !== '_metadata' || !isDirective(object)
  return Object.fromEntries(
    Object.entries(object).flatMap(([key, value]) =>
      value === undefined || !isOurs(key) ? [] : [[key, cleanValue(value)]],
    ),
  )
}
