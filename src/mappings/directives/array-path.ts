import { call, conditional, type Expression, loop } from '../../expressions/expression.js'
import { anything, object } from '../../expressions/kinds.js'
import { defineNative, looksNowhere } from '../../expressions/native.js'
import { firstArgument } from '../../expressions/types/native-types.js'
import { listType, only, union, without } from '../../expressions/types/type.js'
import { isObject, type Json } from '../../json/value.js'
import { type DirectiveManual, defineDirective } from '../directive.js'
import { isListNative } from '../lists.js'
import type { Scope } from '../scope.js'

type Options = readonly Json[]

export const arrayPath = defineDirective<Options>({
  name: '@arrayPath',
  options: {
    type: 'array',
    prefixItems: [
      {
        $ref: '#/$defs/mapping',
        literal: ['string'],
        description: 'A path, or a directive that gives the list.',
      },
      { $ref: '#/$defs/mapping', literal: ['object'], description: 'The shape of an element.' },
    ],
    minItems: 1,
    maxItems: 2,
  },
  lower([source = null, shape], scope) {
    const input = typeof source === 'string' ? scope.path(source, 0) : scope.lower(source, 0)
    if (shape === undefined || (isObject(shape) && Object.keys(shape).length === 0)) return input
    return shapeEach(input, shape, scope)
  },
})

export const arrayPathManual: DirectiveManual = {
  summary: 'A list, with a shape applied to each element; paths in the shape start at the element.',
  examples: [
    {
      title: 'products in the words of another system',
      mapping: {
        '@arrayPath': [
          '$.products',
          { id: { '@path': '$.sku' }, label: { '@template': '{{sku}} x {{qty}}' } },
        ],
      },
      data: { products: [{ sku: 'a-1', qty: 2 }, { sku: 'b-2' }] },
      gives: [
        { id: 'a-1', label: 'a-1 x 2' },
        { id: 'b-2', label: 'b-2 x ' },
      ],
    },
    {
      title: 'an object counts as a list of one',
      mapping: { '@arrayPath': ['$.product', { id: { '@path': '$.sku' } }] },
      data: { product: { sku: 'solo' } },
      gives: [{ id: 'solo' }],
    },
    {
      title: 'without a shape the value as it is',
      mapping: { '@arrayPath': ['$.product'] },
      data: { product: { sku: 'solo' } },
      gives: { sku: 'solo' },
    },
    {
      title: 'neither a list nor an object: the value as it is',
      mapping: { '@arrayPath': ['$.products', { id: { '@path': '$.sku' } }] },
      data: { products: 'none' },
      gives: 'none',
    },
    { title: 'no list', mapping: { '@arrayPath': ['$.products', { id: { '@path': '$.sku' } }] }, data: {} },
  ],
}

function shapeEach(input: Expression, shape: Json, scope: Scope): Expression {
  const items = call(objectAsList, [input])
  const { element, index } = scope.withElement(undefined)
  const body = scope.withRoot(element, index).lower(shape, 1)
  const shaped = loop({ mode: 'map', list: items, element, index, where: undefined, body })
  return conditional(call(isListNative, [items]), shaped, items)
}

export const objectAsList = defineNative({
  name: 'objectAsList',
  returns: anything,
  looks: looksNowhere,
  type: (args) => {
    const value = firstArgument(args)
    const single = only(value, object)
    return single.kinds === 0 ? value : union(without(value, object), listType(single, 1, 1))
  },
  apply: (value) => (isObject(value) ? [value] : value),
})
