import type { Destination, Example, JsonObject } from '../../../actions/index.js'
import { isObject, type Json } from '../../../json/value.js'
import { sampleOf } from '../sample.js'

/** What stands for a connection in new examples of a definition: what it has in others, else what its schema takes. */
export function connectionOfExamples({ actions, settings }: Destination): Pick<Example, 'settings' | 'auth'> {
  const examples = Object.values(actions).flatMap((action) => action.examples)
  const known = examples.find((example) => example.settings !== undefined && example.outcome === undefined)
  if (known !== undefined)
    return { settings: known.settings ?? {}, ...(known.auth === undefined ? {} : { auth: known.auth }) }
  if ((settings.required ?? []).length === 0) return {}
  const schema: JsonObject = JSON.parse(JSON.stringify(settings))
  const sample: Json | undefined = sampleOf(schema)
  return isObject(sample) ? { settings: sample } : {}
}
