import type { Finishing } from '../mapping/finishing.js'
import { isObject } from '../mapping/real-type-of.js'
import { removeUndefined } from '../values/remove-undefined.js'
import { type Clean, compileCleaning, fieldsCleaning } from './compile-cleaning.js'
import type { JsonSchema } from './json-schema.js'

export interface PayloadFinishingOptions {
  /** Empty text goes, whatever is allowed. */
  readonly dropsEmptyText: boolean
  /** Whether a field that the schema does not declare goes. */
  readonly drops: (key: string) => boolean
}

/** What makes a payload of the output of a mapping, before it is validated: the values that its schema can take. */
export function payloadFinishing(
  schema: JsonSchema,
  { dropsEmptyText, drops }: PayloadFinishingOptions,
): Finishing {
  const { properties = {} } = schema
  const known = new Map<string, Clean>()
  const field = (key: string): Clean => {
    const clean = known.get(key) ?? cleaningOf(key)
    known.set(key, clean)
    return clean
  }
  const cleaningOf = (key: string): Clean => {
    const own = Object.hasOwn(properties, key) ? properties[key] : undefined
    if (own === undefined) return drops(key) ? () => undefined : withoutEmptyText(removeUndefined)
    return withoutEmptyText(compileCleaning(own))
  }
  const withoutEmptyText = (clean: Clean): Clean => {
    if (!dropsEmptyText) return clean
    return (value) => {
      const cleaned = clean(value)
      return cleaned === '' ? undefined : cleaned
    }
  }
  const whole = compileCleaning(schema)
  const ofFields = fieldsCleaning(field)
  return { whole: (output) => (isObject(output) ? ofFields(output) : whole(output)), field }
}
