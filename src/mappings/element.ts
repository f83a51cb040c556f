import type { Expression, Variable } from '../expressions/expression.js'
import type { OptionSchema } from './options.js'
import type { Scope } from './scope.js'

/** The options with which a directive goes over a list (mappings.md, Paths). */
export const loopOptions = {
  in: {
    $ref: '#/$defs/mapping',
    literal: ['array', 'object'],
    description: 'The list; a single object counts as a list of one.',
  },
  as: {
    type: 'string',
    pattern: '^[A-Za-z_][A-Za-z0-9_]*$',
    description: 'a name for the element: letters, digits and "_"',
  },
  where: { $ref: '#/$defs/condition', description: 'Elements for which it does not hold are left out.' },
} as const satisfies Record<string, OptionSchema>

export interface ElementScope {
  readonly scope: Scope
  readonly element: Variable
  readonly index: Variable
  readonly where: Expression | undefined
}

/** The place inside of a loop, and its condition. */
export function lowerElement(
  { as, where }: { readonly as?: string; readonly where?: string },
  scope: Scope,
): ElementScope {
  if (as === 'index')
    scope.below('as').problem('map/option', '"@index" is the place of the element already', {
      hint: 'choose another name',
    })
  const inside = scope.withElement(as)
  return { ...inside, where: where === undefined ? undefined : inside.scope.condition(where, 'where') }
}
