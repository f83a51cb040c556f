import type { Json, JsonObject, ObjectSchema } from '../../actions/index.js'
import { checkMapping, isDirective } from '../../mappings/index.js'
import { isObject } from '../mapping/real-type-of.js'
import type { MinimalInputField } from '../types/input-field.js'

/** What the fields of an action give a subscription to start with, as far as Waybill takes it. */
export interface DefaultMapping {
  readonly mapping: JsonObject
  /** By the field, or the member of one: why its default is left out, in words. */
  readonly refused: ReadonlyMap<string, string>
}

/** The defaults of fields; one that Waybill refuses, or that could never fit its field, is left out. */
export function defaultMapping(
  fields: Readonly<Record<string, MinimalInputField>>,
  schema: ObjectSchema,
): DefaultMapping {
  const mapping: Record<string, Json> = {}
  const refused = new Map<string, string>()
  for (const [key, field] of Object.entries(fields)) {
    if (field.default === undefined) continue
    const value = field.default as Json
    const problem = problemOf({ [key]: value }, schema)
    if (problem === undefined) mapping[key] = value
    else if (hasMembers(value)) mapping[key] = fittingMembers(key, value, schema, refused)
    else refused.set(key, problem)
  }
  return { mapping, refused }
}

const hasMembers = (value: Json): value is JsonObject => !isDirective(value) && isObject(value)

/** An object without the members that can't be: many hold empty text where the public kit takes it away. */
function fittingMembers(
  key: string,
  members: JsonObject,
  schema: ObjectSchema,
  refused: Map<string, string>,
): JsonObject {
  const fitting = Object.entries(members).filter(([member, value]) => {
    const problem = problemOf({ [key]: { [member]: value ?? null } }, schema)
    if (problem !== undefined) refused.set(`${key}.${member}`, problem)
    return problem === undefined
  })
  return Object.fromEntries(fitting)
}

/** Why Waybill refuses a mapping of some fields; undefined where it takes it. Other fields may be missing. */
export function problemOf(mapping: JsonObject, { properties = {} }: ObjectSchema): string | undefined {
  const schema = { type: 'object', properties }
  return checkMapping(mapping, { schema }).find(({ severity }) => severity === 'error')?.message
}
