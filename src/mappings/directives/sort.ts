import { call } from '../../expressions/expression.js'
import { isObject, type Json } from '../../json/value.js'
import { byOption, lowerBy } from '../by-path.js'
import { type DirectiveManual, defineDirective } from '../directive.js'
import { type Order, orders, sortItems } from '../sort-items.js'

type Options = { readonly in: Json; readonly by?: string; readonly order?: Order }

const items = { $ref: '#/$defs/mapping', literal: ['array'] } as const

export const sort = defineDirective<Json>({
  name: '@sort',
  options: {
    anyOf: [
      items,
      {
        type: 'object',
        required: ['in'],
        properties: {
          in: items,
          by: byOption,
          order: { type: 'string', enum: orders, description: '`asc` where it is left out.' },
        },
      },
    ],
  },
  lower(options, scope) {
    const { in: source, by, order } = isWithOptions(options) ? options : { in: options }
    const list = isWithOptions(options) ? scope.lower(source, 'in') : scope.lower(source)
    return call(sortItems, [list, by === undefined ? list : lowerBy(list, by, scope)], order ?? 'asc')
  },
})

export const sortManual: DirectiveManual = {
  summary:
    'A list in order: numbers, text, false, true, then lists and objects; missing and null come last. Equal elements keep their places.',
  examples: [
    {
      title: 'the dearest product first; without a price last',
      mapping: { '@sort': { in: { '@path': '$.products' }, by: '@.price', order: 'desc' } },
      data: { products: [{ sku: 'a', price: 5 }, { sku: 'b' }, { sku: 'c', price: 10 }] },
      gives: [{ sku: 'c', price: 10 }, { sku: 'a', price: 5 }, { sku: 'b' }],
    },
    {
      title: 'values of several kinds; text is not read as a number',
      mapping: { '@sort': { '@path': '$.list' } },
      data: { list: ['b', true, null, '10', 9, 'B', false, 10] },
      gives: [9, 10, '10', 'B', 'b', false, true, null],
    },
    {
      title: 'null stays null',
      mapping: { '@sort': { '@path': '$.list' } },
      data: { list: null },
      gives: null,
    },
    { title: 'no list, nothing', mapping: { '@sort': { '@path': '$.list' } }, data: { list: 'ba' } },
  ],
}

function isWithOptions(options: Json): options is Options {
  return isObject(options) && Object.hasOwn(options, 'in')
}
