import { call, nothing } from '../../expressions/expression.js'
import type { Json } from '../../json/value.js'
import { type DirectiveManual, defineDirective } from '../directive.js'
import { rewriteMatches } from '../match-text.js'
import { checkPattern, patternOptions } from '../pattern-options.js'
import { isReplacementProblem, parseReplacement } from '../replacement.js'

type Options = {
  readonly value: Json
  readonly pattern: string
  readonly with: string
  readonly ignorecase?: boolean
  readonly global?: boolean
}

export const rewrite = defineDirective<Options>({
  name: '@rewrite',
  options: {
    type: 'object',
    required: ['value', 'pattern', 'with'],
    properties: {
      ...patternOptions,
      with: {
        type: 'string',
        description:
          'What stands in the place of a match: `$1` or `$name` is a group, in braces where a letter or digit follows, `$0` the whole match, `$$` a dollar sign.',
      },
      global: { type: 'boolean', description: 'False replaces the first match only; true where left out.' },
    },
  },
  lower(options, scope) {
    const { pattern, ignorecase = false, global = true } = options
    const input = scope.lower(options.value, 'value')
    const expression = checkPattern(options, scope)
    if (expression === undefined) return nothing
    const parts = parseReplacement(options.with, expression.groups)
    if (isReplacementProblem(parts)) {
      const { message, ...hint } = parts
      return scope.below('with').problem('map/option', message, hint)
    }
    return call(rewriteMatches, [input], { pattern, ignorecase, global, replacement: options.with })
  },
})

export const rewriteManual: DirectiveManual = {
  summary: 'A text in which the matches of a regular expression are replaced.',
  examples: [
    {
      title: 'only letters and digits',
      mapping: {
        '@rewrite': { value: { '@path': '$.sku' }, pattern: '[^a-z0-9]+', ignorecase: true, with: '-' },
      },
      data: { sku: 'Mug (blue), 0.3 l' },
      gives: 'Mug-blue-0-3-l',
    },
    {
      title: 'groups in another order, a dollar sign',
      mapping: [
        {
          '@rewrite': {
            value: { '@path': '$.born' },
            pattern: '(?P<day>\\d+)\\.(?P<month>\\d+)\\.(\\d{4})',
            with: '$3-$month-$day',
          },
        },
        { '@rewrite': { value: { '@path': '$.price' }, pattern: '^', with: '$$' } },
      ],
      data: { born: '07.11.1990', price: 5 },
      gives: ['1990-11-07', '$5'],
    },
    {
      title: 'the first match only',
      mapping: { '@rewrite': { value: { '@path': '$.path' }, pattern: '/', with: '', global: false } },
      data: { path: '/a/b' },
      gives: 'a/b',
    },
    {
      title: 'what is neither text, number nor boolean gives nothing',
      mapping: { '@rewrite': { value: { '@path': '$.list' }, pattern: 'a', with: 'b' } },
      data: { list: ['a'] },
    },
  ],
}
