import { code } from '../../expressions/code.js'
import { call } from '../../expressions/expression.js'
import { anything } from '../../expressions/kinds.js'
import { defineNative, looksAtText } from '../../expressions/native.js'
import { firstArgument, withOtherText } from '../../expressions/types/native-types.js'
import type { Json } from '../../json/value.js'
import { type DirectiveManual, defineDirective } from '../directive.js'

export const trim = defineDirective<Json>({
  name: '@trim',
  options: { $ref: '#/$defs/mapping', literal: ['string'] },
  lower: (value, scope) => call(trimText, [scope.lower(value)]),
})

export const trimManual: DirectiveManual = {
  summary: 'Text without white space at its ends; other values pass through.',
  examples: [
    {
      title: 'an address as a person typed it',
      mapping: { '@trim': { '@path': '$.email' } },
      data: { email: '\n ann@example.com\u00a0' },
      gives: 'ann@example.com',
    },
    {
      title: 'nothing but space',
      mapping: { '@trim': { '@path': '$.name' } },
      data: { name: '  ' },
      gives: '',
    },
    {
      title: 'a list passes through',
      mapping: { '@trim': { '@path': '$.l' } },
      data: { l: [' a '] },
      gives: [' a '],
    },
  ],
}

export const trimText = defineNative({
  name: 'trimText',
  returns: anything,
  looks: looksAtText,
  type: (args) => withOtherText(firstArgument(args)),
  apply: (value) => (typeof value === 'string' ? value.trim() : value),
  inline: ([value]) =>
    value === undefined ? undefined : code`typeof ${value} === 'string' ? (${value}).trim() : ${value}`,
})
