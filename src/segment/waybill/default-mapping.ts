import type { Json, JsonObject, ObjectSchema } from '../../actions/index.js'
import { checkMapping } from '../../mappings/index.js'
import type { MinimalInputField } from '../types/input-field.js'

/** What the fields of an action give a subscription to start with, as far as Waybill takes it. */
export interface DefaultMapping {
  readonly mapping: JsonObject
  /** By the field: why its default is left out, in words. */
  readonly refused: ReadonlyMap<string, string>
}

/** The defaults of fields; one that Waybill refuses, or that could never fit its field, is left out. */
export function defaultMapping(
  fields: Readonly<Record<string, MinimalInputField>>,
  schema: ObjectSchema,
): DefaultMapping {
  const mapping: Record<string, Json> = {}
  const refused = new Map<string, string>()
  for (const [key, { default: value }] of Object.entries(fields)) {
    if (value === undefined) continue
    const problem = problemOf({ [key]: value as Json }, schema)
    if (problem === undefined) mapping[key] = value as Json
    else refused.set(key, problem)
  }
  return { mapping, refused }
}

/** Why Waybill refuses a mapping of some fields; undefined where it takes it. Other fields may be missing. */
export function problemOf(mapping: JsonObject, { properties = {} }: ObjectSchema): string | undefined {
  const schema = { type: 'object', properties }
  return checkMapping(mapping, { schema }).find(({ severity }) => severity === 'error')?.message
}
