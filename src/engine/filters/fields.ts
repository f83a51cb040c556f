import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { pointerTo } from '../../json/pointer.js'
import type { FilterFields } from './filter.js'
import { type Change, changeAt, checkTarget, keysOfTarget } from './target.js'

/** The option that the actions on fields share. */
export const fieldsOption = {
  description: 'Names of fields by the path to what holds them; an empty path is the event itself.',
  type: 'object',
  minProperties: 1,
  additionalProperties: { type: 'array', items: { type: 'string', minLength: 1 } },
}

export function checkFields({ fields }: { readonly fields: FilterFields }): readonly Diagnostic[] {
  return Object.entries(fields).flatMap(([target, names]) => {
    const pointer = pointerTo('/fields', target)
    const doubts = names.flatMap((name, index): readonly Diagnostic[] =>
      name.includes('.') ? [dottedName(name, pointerTo(pointer, index))] : [],
    )
    return [...checkTarget(target, pointer), ...doubts]
  })
}

const dottedName = (name: string, pointer: string): Diagnostic => ({
  code: 'config/filter',
  severity: 'warning',
  message: `"${name}" is read as one name with a dot in it, not as a path`,
  hint: 'the path to the object stands before the names: { "context.traits": ["email"] }',
  pointer,
})

/** The event with a change made to the objects at each target; it depends on the names that stand there. */
export function compileFields(
  fields: FilterFields,
  changeOf: (names: ReadonlySet<string>) => Change,
): (event: unknown) => unknown {
  const changes = Object.entries(fields).map(([target, names]) => ({
    keys: keysOfTarget(target),
    change: changeOf(new Set(names)),
  }))
  return (event) => changes.reduce((changed, { keys, change }) => changeAt(changed, keys, change), event)
}
