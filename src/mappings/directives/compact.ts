import { call } from '../../expressions/expression.js'
import { absent, list, nullish } from '../../expressions/kinds.js'
import { defineNative, looksAtElements } from '../../expressions/native.js'
import { elementsIn, firstArgument, forKinds } from '../../expressions/types/native-types.js'
import { listType, without } from '../../expressions/types/type.js'
import type { Json } from '../../json/value.js'
import { type DirectiveManual, defineDirective } from '../directive.js'

export const compact = defineDirective<Json>({
  name: '@compact',
  options: { $ref: '#/$defs/mapping', literal: ['array'] },
  lower: (value, scope) => call(compactList, [scope.lower(value)]),
})

export const compactManual: DirectiveManual = {
  summary: 'A list without missing values and nulls.',
  examples: [
    {
      title: 'the identifiers that are there',
      mapping: { '@compact': [{ '@path': '$.userId' }, { '@path': '$.email' }, { '@path': '$.phone' }] },
      data: { userId: 'u-1', email: null },
      gives: ['u-1'],
    },
    {
      title: 'empty text, 0 and false are values',
      mapping: { '@compact': { '@path': '$.list' } },
      data: { list: ['', null, 0, false] },
      gives: ['', 0, false],
    },
    {
      title: 'null stays null',
      mapping: { '@compact': { '@path': '$.list' } },
      data: { list: null },
      gives: null,
    },
    { title: 'no list, nothing', mapping: { '@compact': { '@path': '$.list' } }, data: { list: 'a' } },
  ],
}

export const compactList = defineNative({
  name: 'compactList',
  returns: list | nullish | absent,
  looks: looksAtElements,
  moves: () => 'present',
  type: (args) => {
    const { item, most } = elementsIn(firstArgument(args))
    return forKinds(firstArgument(args), list, listType(without(item, absent | nullish), 0, most))
  },
  apply: (value) => {
    if (Array.isArray(value)) return value.filter((item) => item !== null && item !== undefined)
    return value === null ? null : undefined
  },
})
