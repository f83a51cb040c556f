import { below, type Diagnostic } from '../../diagnostics/diagnostic.js'
import { pointerTo } from '../../json/pointer.js'
import { checkMapping, type LanguageOptions } from '../../mappings/index.js'
import type { Destination } from '../definition.js'
import { payloadSchema } from './payload-schema.js'

/**
 * What is wrong with the types of the default mappings of a definition, for the events that it takes. What a default
 * mapping leaves out its subscribers may give, so nothing is missed.
 */
export function checkDefaultTypes(
  { actions, events, input }: Destination,
  language: LanguageOptions,
): readonly Diagnostic[] {
  const data = input === 'record' || events === undefined ? {} : { event: events }
  return Object.entries(actions).flatMap(([name, action]) => {
    const { mapping = {}, expandKeys = false } = action
    const { required: _, ...schema } = payloadSchema(action)
    const problems = checkMapping(mapping, { ...language, expandKeys, schema, ...data })
    return below(
      `${pointerTo('/actions', name)}/mapping`,
      problems.filter(({ code }) => code === 'map/type' || code === 'map/unknown-path'),
    )
  })
}
