import { type Expression, loop } from '../expressions/expression.js'
import type { OptionSchema } from './options.js'
import type { Scope } from './scope.js'

/** The option `by` of directives that compare elements. */
export const byOption = {
  $ref: '#/$defs/path',
  description: 'What is compared, from the element: `@.sku`.',
} as const satisfies OptionSchema

/** What each element of a list has at a path, as a list; null where it has nothing. */
export function lowerBy(items: Expression, by: string, scope: Scope): Expression {
  if (!by.startsWith('@'))
    scope.below('by').problem('map/path', `"${by}" is the same for each element`, {
      hint: `did you mean "@.${by.replace(/^\$\.?/, '')}"?`,
    })
  const { scope: inside, element, index } = scope.withElement(undefined)
  return loop({ mode: 'map', list: items, element, index, where: undefined, body: inside.path(by, 'by') })
}
