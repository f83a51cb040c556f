import { call } from '../../expressions/expression.js'
import { absent, list, nullish } from '../../expressions/kinds.js'
import { defineNative, looksAtElements } from '../../expressions/native.js'
import { firstArgument, forKinds } from '../../expressions/types/native-types.js'
import { only } from '../../expressions/types/type.js'
import type { Json } from '../../json/value.js'
import { type DirectiveManual, defineDirective } from '../directive.js'

export const reverse = defineDirective<Json>({
  name: '@reverse',
  options: { $ref: '#/$defs/mapping', literal: ['array'] },
  lower: (value, scope) => call(reverseList, [scope.lower(value)]),
})

export const reverseManual: DirectiveManual = {
  summary: 'A list back to front.',
  examples: [
    {
      title: 'the newest first',
      mapping: { '@reverse': { '@path': '$.steps' } },
      data: { steps: ['cart', null, 'paid'] },
      gives: ['paid', null, 'cart'],
    },
    {
      title: 'null stays null',
      mapping: { '@reverse': { '@path': '$.steps' } },
      data: { steps: null },
      gives: null,
    },
    { title: 'text is no list', mapping: { '@reverse': { '@path': '$.steps' } }, data: { steps: 'abc' } },
  ],
}

export const reverseList = defineNative({
  name: 'reverseList',
  returns: list | nullish | absent,
  looks: looksAtElements,
  moves: () => 'anything',
  type: (args) => forKinds(firstArgument(args), list, only(firstArgument(args), list)),
  apply: (value) => {
    if (Array.isArray(value)) return [...value].reverse()
    return value === null ? null : undefined
  },
})
