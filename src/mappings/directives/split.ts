import { call } from '../../expressions/expression.js'
import { absent, list, nullish } from '../../expressions/kinds.js'
import { looksAtText, type Native } from '../../expressions/native.js'
import { firstArgument, forKinds } from '../../expressions/types/native-types.js'
import { listType, scalarKinds, textType } from '../../expressions/types/type.js'
import type { Json } from '../../json/value.js'
import { type DirectiveManual, defineDirective } from '../directive.js'
import { scalarText } from '../scalar-text.js'

type Options = { readonly value: Json; readonly separator: string }

export const split = defineDirective<Options>({
  name: '@split',
  options: {
    type: 'object',
    required: ['value', 'separator'],
    properties: {
      value: { $ref: '#/$defs/mapping', literal: ['string', 'number', 'boolean'] },
      separator: { type: 'string', minLength: 1, description: 'Literal text.' },
    },
  },
  lower: ({ value, separator }, scope) => call(splitText, [scope.lower(value, 'value')], separator),
})

export const splitManual: DirectiveManual = {
  summary: 'A text as the list of its parts; empty text has none.',
  examples: [
    {
      title: 'tags',
      mapping: { '@split': { value: { '@path': '$.tags' }, separator: ',' } },
      data: { tags: 'red,,blue' },
      gives: ['red', '', 'blue'],
    },
    {
      title: 'a number is turned into text first',
      mapping: { '@split': { value: { '@path': '$.version' }, separator: '.' } },
      data: { version: 1.5 },
      gives: ['1', '5'],
    },
    { title: 'empty text', mapping: { '@split': { value: '', separator: ',' } }, data: {}, gives: [] },
    {
      title: 'what is no text gives nothing',
      mapping: { '@split': { value: { '@path': '$.tags' }, separator: ',' } },
      data: { tags: ['red'] },
    },
  ],
}

export const splitText: Native<string> = {
  name: 'splitText',
  returns: list | nullish | absent,
  looks: looksAtText,
  type: (args) => forKinds(firstArgument(args), scalarKinds, listType(textType)),
  prepare: (separator) => (value) => {
    const text = scalarText(value)
    if (text === undefined) return value === null ? null : undefined
    return text === '' ? [] : text.split(separator)
  },
}
