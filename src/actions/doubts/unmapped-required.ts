import { below, type Diagnostic } from '../../diagnostics/diagnostic.js'
import { pointerTo } from '../../json/pointer.js'
import { checkMapping, fieldOfKey, isDirective, type LanguageOptions } from '../../mappings/index.js'
import type { Action, Destination } from '../definition.js'

/**
 * Required fields that a default mapping never gives. A subscriber may give what a default leaves out: where an example
 * shows one who does, nothing is missed.
 */
export function unmappedRequired(
  { actions, events }: Destination,
  language: LanguageOptions,
): readonly Diagnostic[] {
  return Object.entries(actions).flatMap(([name, action]) => {
    const { fields, mapping = {}, expandKeys = false } = action
    const given = givenByExamples(action)
    // Of a field that an example gives nothing is asked; what is asked of the others stays.
    const required = (fields.required ?? []).filter((field) => !given.has(field))
    const schema = { ...fields, required }
    const problems = checkMapping(mapping, { ...language, expandKeys, schema, event: events })
    return below(
      `${pointerTo('/actions', name)}/mapping`,
      problems.filter(({ code }) => code === 'map/required-field').map(withHint),
    )
  })
}

/** The fields that some example maps by itself; of a directive at its root nothing is known. */
const givenByExamples = ({ examples, fields, expandKeys = false }: Action): ReadonlySet<string> =>
  new Set(
    examples.flatMap(({ mapping = {} }) =>
      isDirective(mapping)
        ? (fields.required ?? [])
        : Object.keys(mapping).map(expandKeys ? fieldOfKey : String),
    ),
  )

const withHint = (diagnostic: Diagnostic): Diagnostic => ({
  ...diagnostic,
  hint: 'map it, or show in the "mapping" of an example how a subscriber does',
})
