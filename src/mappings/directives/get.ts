import { call } from '../../expressions/expression.js'
import { anything, string } from '../../expressions/kinds.js'
import { defineNative, looksNowhere } from '../../expressions/native.js'
import { readType } from '../../expressions/types/read-type.js'
import { anyType } from '../../expressions/types/type.js'
import type { Json } from '../../json/value.js'
import { type DirectiveManual, defineDirective } from '../directive.js'
import { fieldOf, readField } from '../lower-path.js'
import { scalarText } from '../scalar-text.js'

type Options = { readonly from: Json; readonly key: Json }

export const get = defineDirective<Options>({
  name: '@get',
  options: {
    type: 'object',
    required: ['from', 'key'],
    properties: {
      from: { $ref: '#/$defs/mapping', literal: ['object', 'array'] },
      key: { $ref: '#/$defs/mapping', literal: ['string', 'number'], description: 'One key, not a path.' },
    },
  },
  lower({ from, key }, scope) {
    const name = scalarText(key)
    const map = scope.lower(from, 'from')
    return name === undefined ? call(getField, [map, scope.lower(key, 'key')]) : readField(map, name)
  },
})

export const getManual: DirectiveManual = {
  summary: 'A field whose key is computed.',
  examples: [
    {
      title: 'a lookup table in the data',
      mapping: { '@get': { from: { '@path': '$.rates' }, key: { '@path': '$.currency' } } },
      data: { rates: { NOK: 10.5, EUR: 1 }, currency: 'NOK' },
      gives: 10.5,
    },
    {
      title: 'an element of a list',
      mapping: { '@get': { from: { '@path': '$.steps' }, key: { '@path': '$.step' } } },
      data: { steps: ['cart', 'payment'], step: 1 },
      gives: 'payment',
    },
    {
      title: 'nothing inherited is read',
      mapping: { '@get': { from: { '@path': '$.rates' }, key: 'constructor' } },
      data: { rates: {} },
    },
    {
      title: 'through null it is null',
      mapping: { '@get': { from: { '@path': '$.rates' }, key: 'NOK' } },
      data: { rates: null },
      gives: null,
    },
  ],
}

export const getField = defineNative({
  name: 'getField',
  returns: anything,
  looks: looksNowhere,
  moves: (argument) => (argument === 0 ? 'anything' : 'nothing'),
  type: ([from = anyType, key = anyType]) => {
    const [name] = key.scalars ?? []
    const isKnown = key.kinds === string && key.scalars?.length === 1 && name !== 'length'
    return isKnown ? readType(from, String(name)) : anyType
  },
  apply: (from, key) => {
    const name = scalarText(key)
    return name === undefined ? undefined : fieldOf(from, name)
  },
})
