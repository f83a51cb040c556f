import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { freezeAll } from '../json/freeze.js'
import { isJson } from '../json/is-json.js'
import { isObject, type JsonObject } from '../json/value.js'
import { compileCoercion } from './payload/coercion.js'
import type { InterpretedSchemas } from './payload/interpreted-schemas.js'
import { spellOutStrictness } from './payload/payload-schema.js'
import { checkAgainst } from './payload/schema-diagnostics.js'
import type { FieldSchema, ObjectSchema } from './schema-definition.js'

/** The settings of a connection as templates see them, and what is wrong with them; pointers go into the settings. */
export function checkSettings(
  schema: ObjectSchema,
  given: JsonObject,
  schemas: InterpretedSchemas,
): { readonly settings: Record<string, unknown>; readonly diagnostics: readonly Diagnostic[] } {
  if (!isJson(given))
    return { settings: {}, diagnostics: checkAgainst(schemas, schema, given, 'config/settings') }
  // An unknown setting is a mistake to report, so coercion must not take it away.
  // A copy of our own, frozen: parts of it stand in requests, and whoever gets one must not change the next.
  const own = structuredClone(given)
  const coerced = compileCoercion({ ...schema, additionalProperties: true })(own)
  const settings = freezeAll(withDefaults(schema, coerced))
  const closed = spellOutStrictness({ additionalProperties: false, ...schema })
  return { settings, diagnostics: checkAgainst(schemas, closed, settings, 'config/settings') }
}

/** Defaults stand in for what is missing, empty text and null among it: coercion has taken these away. */
function withDefaults(schema: FieldSchema, given: Record<string, unknown>): Record<string, unknown> {
  const defaults = Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const value = given[name]
    if (isObject(value) && field.properties !== undefined) return [[name, withDefaults(field, value)]]
    return value === undefined && field.default !== undefined ? [[name, structuredClone(field.default)]] : []
  })
  return { ...given, ...Object.fromEntries(defaults) }
}
