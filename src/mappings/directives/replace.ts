import { call } from '../../expressions/expression.js'
import type { Json } from '../../json/value.js'
import { type DirectiveManual, defineDirective } from '../directive.js'
import { replaceText } from '../replace-text.js'
import type { Scope } from '../scope.js'

type Options = {
  readonly value: Json
  readonly pattern: string
  readonly replacement?: string
  readonly pattern2?: string
  readonly replacement2?: string
  readonly ignorecase?: boolean
  readonly global?: boolean
}

export const replace = defineDirective<Options>({
  name: '@replace',
  options: {
    type: 'object',
    required: ['value', 'pattern'],
    properties: {
      value: { $ref: '#/$defs/mapping', literal: ['string', 'number', 'boolean'] },
      pattern: { type: 'string', minLength: 1 },
      replacement: { type: 'string', description: 'Empty where it is left out.' },
      pattern2: {
        type: 'string',
        description: 'Replaced in the result of the first; empty is the same as left out.',
      },
      replacement2: { type: 'string' },
      ignorecase: { type: 'boolean', description: 'False where it is left out.' },
      global: {
        type: 'boolean',
        description: 'Every occurrence, not only the first; true where it is left out.',
      },
    },
  },
  lower(options, scope) {
    const {
      value,
      pattern,
      replacement = '',
      pattern2 = '',
      replacement2 = '',
      ignorecase = false,
      global = true,
    } = options
    checkLengths(options, scope)
    if (replacement2 !== '' && pattern2 === '')
      scope.below('replacement2').problem('map/option', '"replacement2" has no effect without "pattern2"')
    const first = { pattern, replacement, ignorecase, global }
    const second = { pattern: pattern2, replacement: replacement2, ignorecase, global }
    const pairs = pattern2 === '' ? [first] : [first, second]
    return call(replaceText, [scope.lower(value, 'value')], pairs)
  },
})

export const replaceManual: DirectiveManual = {
  summary:
    'Text with one or two pieces of it replaced; pieces are literal text. It may grow to 1,000,000 characters.',
  examples: [
    {
      title: 'a space becomes a hyphen',
      mapping: { '@replace': { value: { '@path': '$.event' }, pattern: ' ', replacement: '-' } },
      data: { event: 'Order Completed Again' },
      gives: 'Order-Completed-Again',
    },
    {
      title: 'two pieces, one after the other, a boolean as text',
      mapping: {
        '@replace': {
          value: { '@path': '$.optIn' },
          pattern: 'true',
          replacement: 'yes',
          pattern2: 'false',
          replacement2: 'no',
        },
      },
      data: { optIn: false },
      gives: 'no',
    },
    {
      title: 'the first occurrence, in any case; $& means itself',
      mapping: {
        '@replace': { value: 'AaA', pattern: 'a', replacement: '$&', global: false, ignorecase: true },
      },
      data: {},
      gives: '$&aA',
    },
    {
      title: 'a second pair that a form has saved empty',
      mapping: {
        '@replace': { value: 'a b', pattern: ' ', replacement: '-', pattern2: '', replacement2: '' },
      },
      data: {},
      gives: 'a-b',
    },
    {
      title: 'a missing value, null, a list and an object give empty text',
      mapping: { '@replace': { value: { '@path': '$.missing' }, pattern: 'a' } },
      data: {},
      gives: '',
    },
  ],
}

/** A cap on the length of the pieces is a limit that the language can be given (mappings.md, `@replace`). */
function checkLengths(options: Options, scope: Scope): void {
  const most = scope.language.maxReplaceLength
  for (const name of ['pattern', 'replacement', 'pattern2', 'replacement2'] as const) {
    if ((options[name] ?? '').length > most)
      scope.below(name).problem('map/limit', `"${name}" has at most ${most} characters here`)
  }
}
