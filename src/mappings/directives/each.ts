import { call, type Expression, loop } from '../../expressions/expression.js'
import { absent, list, nullish } from '../../expressions/kinds.js'
import { defineNative } from '../../expressions/native.js'
import { elementsIn, firstArgument } from '../../expressions/types/native-types.js'
import { listType, neverType, union, without } from '../../expressions/types/type.js'
import type { Json } from '../../json/value.js'
import { type DirectiveManual, defineDirective } from '../directive.js'
import { loopOptions, lowerElement } from '../element.js'
import { overList } from '../lists.js'

type Options = {
  readonly in: Json
  readonly as?: string
  readonly where?: string
  readonly do?: Json
  readonly flat?: boolean
}

export const each = defineDirective<Options>({
  name: '@each',
  options: {
    type: 'object',
    required: ['in'],
    properties: {
      ...loopOptions,
      do: {
        $ref: '#/$defs/mapping',
        description: 'What comes out for an element; the element where left out.',
      },
      flat: { type: 'boolean', description: 'Joins the lists that come out; null adds nothing.' },
    },
  },
  lower(options, scope) {
    return overList(scope.lower(options.in, 'in'), (items): Expression => {
      const { scope: inside, element, index, where } = lowerElement(options, scope)
      const body = options.do === undefined ? element : inside.lower(options.do, 'do')
      const results = loop({ mode: 'map', list: items, element, index, where, body })
      return options.flat === true ? call(joinLists, [results]) : results
    })
  },
})

export const eachManual: DirectiveManual = {
  summary: 'A value for each element of a list; `@` is the element, `$` still the root.',
  examples: [
    {
      title: 'items with the currency of the order, those with a price only',
      mapping: {
        '@each': {
          in: { '@path': '$.products' },
          where: '@.price > 0',
          do: { id: { '@path': '@.sku' }, currency: { '@path': '$.currency' }, place: { '@path': '@index' } },
        },
      },
      data: {
        currency: 'NOK',
        products: [
          { sku: 'a', price: 0 },
          { sku: 'b', price: 9 },
        ],
      },
      gives: [{ id: 'b', currency: 'NOK', place: 1 }],
    },
    {
      title: 'a loop in a loop, with a name for the outer element, joined to one list',
      mapping: {
        '@each': {
          in: { '@path': '$.orders' },
          as: 'order',
          do: { '@each': { in: { '@path': '@.items' }, do: { '@template': '{{@order.id}}-{{@.sku}}' } } },
          flat: true,
        },
      },
      data: {
        orders: [{ id: 1, items: [{ sku: 'a' }, { sku: 'b' }] }, { id: 2 }, { id: 3, items: [{ sku: 'c' }] }],
      },
      gives: ['1-a', '1-b', '3-c'],
    },
    {
      title: 'a single object counts as a list of one; a missing value holds its place as null',
      mapping: { '@each': { in: { '@path': '$.product' }, do: { '@path': '@.sku' } } },
      data: { product: { name: 'Mug' } },
      gives: [null],
    },
    {
      title: 'no list, nothing',
      mapping: { items: { '@each': { in: { '@path': '$.products' } } } },
      data: { products: 'none' },
      gives: {},
    },
  ],
}

export const joinLists = defineNative({
  name: 'joinLists',
  returns: list,
  moves: () => 'present',
  type: (args) => {
    const { item } = elementsIn(firstArgument(args))
    const inner = (item.kinds & list) === 0 ? neverType : elementsIn(item).item
    return listType(without(union(inner, without(item, list)), absent | nullish))
  },
  apply: (lists) =>
    Array.isArray(lists) ? lists.flat().filter((item) => item !== null && item !== undefined) : [],
})
