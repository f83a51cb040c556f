import type { Json, JsonObject } from '../../actions/index.js'
import { checkMapping } from '../../mappings/index.js'
import type { MinimalInputField } from '../types/input-field.js'

/** What the fields of an action give a subscription to start with, as far as Waybill takes it. */
export interface DefaultMapping {
  readonly mapping: JsonObject
  /** By the field: why its default is left out, in words. */
  readonly refused: ReadonlyMap<string, string>
}

/** The defaults of fields; one that Waybill refuses is left out. */
export function defaultMapping(fields: Readonly<Record<string, MinimalInputField>>): DefaultMapping {
  const mapping: Record<string, Json> = {}
  const refused = new Map<string, string>()
  for (const [key, { default: value }] of Object.entries(fields)) {
    if (value === undefined) continue
    const problem = problemOf(value as Json)
    if (problem === undefined) mapping[key] = value as Json
    else refused.set(key, problem)
  }
  return { mapping, refused }
}

/** Why Waybill refuses a mapping; undefined where it takes it. */
export const problemOf = (mapping: Json): string | undefined =>
  checkMapping(mapping).find(({ severity }) => severity === 'error')?.message
