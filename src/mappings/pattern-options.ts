import type { OptionSchema } from './options.js'
import { isPatternProblem, parseRegularExpression, type RegularExpression } from './regular-expression.js'
import type { Scope } from './scope.js'

/** The options that `@extract` and `@rewrite` share. */
export const patternOptions = {
  value: { $ref: '#/$defs/mapping', literal: ['string', 'number', 'boolean'] },
  pattern: {
    type: 'string',
    minLength: 1,
    description:
      'A regular expression in RE2 syntax: no lookaround, no references, no text that makes it slow.',
  },
  ignorecase: { type: 'boolean', description: 'Whether case does not matter; false where it is left out.' },
} as const satisfies Record<string, OptionSchema>

/** The expression of the option `pattern`; what is wrong with it is reported. */
export function checkPattern(
  { pattern, ignorecase = false }: { readonly pattern: string; readonly ignorecase?: boolean },
  scope: Scope,
): RegularExpression | undefined {
  const expression = parseRegularExpression(pattern, ignorecase)
  if (!isPatternProblem(expression)) return expression
  const { message, ...hint } = expression
  scope.below('pattern').problem('map/pattern', message, hint)
  return undefined
}
