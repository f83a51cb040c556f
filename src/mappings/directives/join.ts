import { call } from '../../expressions/expression.js'
import { absent, list, nullish, string } from '../../expressions/kinds.js'
import type { Native } from '../../expressions/native.js'
import { firstArgument, forKinds } from '../../expressions/types/native-types.js'
import { scalarKinds, textType } from '../../expressions/types/type.js'
import { textOf } from '../../json/text.js'
import type { Json } from '../../json/value.js'
import { type DirectiveManual, defineDirective } from '../directive.js'
import { scalarText } from '../scalar-text.js'
import { checkTextLength } from '../text-limit.js'

type Options = { readonly value: Json; readonly separator: string }

export const join = defineDirective<Options>({
  name: '@join',
  options: {
    type: 'object',
    required: ['value', 'separator'],
    properties: {
      value: { $ref: '#/$defs/mapping', literal: ['array'] },
      separator: { type: 'string', description: 'Between two elements; may be empty.' },
    },
  },
  lower: ({ value, separator }, scope) => call(joinTexts, [scope.lower(value, 'value')], separator),
})

export const joinManual: DirectiveManual = {
  summary: 'The elements of a list as one text; missing values and nulls are left out.',
  examples: [
    {
      title: 'a full name',
      mapping: {
        '@join': {
          value: [{ '@path': '$.first' }, { '@path': '$.middle' }, { '@path': '$.last' }],
          separator: ' ',
        },
      },
      data: { first: 'Ann', last: 'Lee' },
      gives: 'Ann Lee',
    },
    {
      title: 'numbers, booleans and objects as a template prints them',
      mapping: { '@join': { value: { '@path': '$.list' }, separator: ', ' } },
      data: { list: [1, true, 'x', { a: 1 }] },
      gives: '1, true, x, {"a":1}',
    },
    {
      title: 'a single value stands for itself',
      mapping: { '@join': { value: { '@path': '$.tags' }, separator: ',' } },
      data: { tags: 'red' },
      gives: 'red',
    },
    {
      title: 'null stays null',
      mapping: { '@join': { value: { '@path': '$.tags' }, separator: ',' } },
      data: { tags: null },
      gives: null,
    },
  ],
}

export const joinTexts: Native<string> = {
  name: 'joinTexts',
  returns: string | nullish | absent,
  grows: true,
  type: (args) => forKinds(firstArgument(args), scalarKinds | list, textType),
  prepare: (separator) => (value) => {
    if (!Array.isArray(value)) return value === null ? null : scalarText(value)
    const present = value.filter((item) => item !== null && item !== undefined)
    const texts = present.map(textOf)
    checkTextLength(
      texts.reduce((length, text) => length + text.length + separator.length, -separator.length),
    )
    return texts.join(separator)
  },
}
