import type { FilterActionConfig, FilterConfig, FilterFields } from '../../index.js'
import { isList, type JsonObject } from '../../json/value.js'
import { importName } from './import-name.js'
import type { Notes } from './note.js'
import { isJsonObject } from './read-export.js'
import { conditionOfMatcher } from './rule-condition.js'
import { withoutVariables } from './variables.js'

/** A destination filter as Waybill has it; undefined where nothing of it can be carried over. */
export function importFilter(filter: JsonObject, notes: Notes): FilterConfig | undefined {
  const condition = conditionOf(filter)
  const actions = actionsOf(filter).flatMap((action) => importAction(action, notes) ?? [])
  if (condition === undefined) notes.leftOut(`its condition can not be written as a query: ${passes}`)
  else if (actions.length === 0) notes.leftOut(`nothing of what it does is left: ${passes}`)
  if (condition === undefined || actions.length === 0) return undefined
  const name = [filter.name, filter.title].find((text) => typeof text === 'string' && !text.includes('/'))
  return {
    ...importName(name, notes),
    ...(filter.enabled === false ? { enabled: false } : {}),
    if: withoutVariables(condition),
    actions,
  }
}

/** Why a filter that is not there matters. */
export const passes = 'what it kept back passes now'

function conditionOf({ if: condition, matchers }: JsonObject): string | undefined {
  if (typeof condition === 'string') return condition.trim() === '' ? 'all' : condition
  if (!isList(matchers)) return undefined
  const conditions = matchers.map(conditionOfMatcher)
  if (conditions.length === 1) return conditions[0]
  // Several matchers of a rule all have to match.
  return conditions.includes(undefined) ? undefined : conditions.map((each) => `(${each})`).join(' and ')
}

const actionsOf = ({ actions, transformers }: JsonObject): readonly JsonObject[] =>
  [actions, transformers].flatMap((list) => (isList(list) ? list.flat() : [])).filter(isJsonObject)

/** The names that its APIs have had for what a filter does. */
const types: Readonly<Record<string, FilterActionConfig['type']>> = {
  drop: 'DROP',
  drop_event: 'DROP',
  sample: 'SAMPLE',
  sample_event: 'SAMPLE',
  drop_properties: 'DROP_PROPERTIES',
  blocklist_fields: 'DROP_PROPERTIES',
  blacklist_fields: 'DROP_PROPERTIES',
  allow_properties: 'ALLOW_PROPERTIES',
  whitelist_fields: 'ALLOW_PROPERTIES',
  hash_properties: 'HASH_PROPERTIES',
}

function importAction(action: JsonObject, notes: Notes): FilterActionConfig | undefined {
  const written = String(action.type).toLowerCase()
  const type = Object.hasOwn(types, written) ? types[written] : undefined
  const config = isJsonObject(action.config) ? action.config : {}
  switch (type) {
    case 'DROP':
      return { type }
    case 'SAMPLE': {
      const { percent, path } = isJsonObject(config.sample) ? config.sample : action
      if (typeof percent !== 'number') break
      notes.changed(
        'the same part of the events goes on, but not of the same events: who stays in is worked out otherwise',
      )
      return { type, percent, ...(typeof path === 'string' && path !== '' ? { path } : {}) }
    }
    case 'DROP_PROPERTIES':
    case 'ALLOW_PROPERTIES': {
      const fields = fieldsOf(action.fields ?? config.drop ?? config.allow)
      if (fields === undefined) break
      return { type, fields }
    }
    case 'HASH_PROPERTIES': {
      const hash = isJsonObject(config.hash) ? config.hash : action
      const fields = fieldsOf(hash.fields ?? hash.properties)
      const { algorithm = 'sha256', encoding = 'hex' } = hash
      if (fields === undefined || algorithm !== 'sha256' || encoding !== 'hex') break
      return { type, fields, algorithm, encoding }
    }
  }
  notes.leftOut(`what it does ("${action.type}") is not known here, or not written as it should be`)
  return undefined
}

/** Names by the object that has them, `{ "context": ["ip"] }` or `{ "context": { "fields": ["ip"] } }`. */
function fieldsOf(fields: unknown): FilterFields | undefined {
  if (!isJsonObject(fields)) return undefined
  const entries = Object.entries(fields).map(([target, value]) => {
    const names = isJsonObject(value) ? value.fields : value
    return [target, isList(names) ? names.filter((name) => typeof name === 'string') : []] as const
  })
  const filled = entries.filter(([, names]) => names.length > 0)
  return filled.length === 0 ? undefined : Object.fromEntries(filled)
}
