import { call } from '../../expressions/expression.js'
import { isObject, type Json } from '../../json/value.js'
import { byOption, lowerBy } from '../by-path.js'
import { type DirectiveManual, defineDirective } from '../directive.js'
import { uniqueBy, uniqueValues } from '../unique-items.js'

type ByPath = { readonly in: Json; readonly by: string }

export const unique = defineDirective<Json>({
  name: '@unique',
  options: {
    anyOf: [
      { $ref: '#/$defs/mapping', literal: ['array'] },
      {
        type: 'object',
        required: ['in', 'by'],
        properties: {
          in: { $ref: '#/$defs/mapping', literal: ['array'] },
          by: byOption,
        },
      },
    ],
  },
  lower(options, scope) {
    if (!isByPath(options)) return call(uniqueValues, [scope.lower(options)])
    const items = scope.lower(options.in, 'in')
    return call(uniqueBy, [items, lowerBy(items, options.by, scope)])
  },
})

export const uniqueManual: DirectiveManual = {
  summary: 'A list without repeats; the first of equal elements stays.',
  examples: [
    {
      title: 'equal values, objects too',
      mapping: { '@unique': { '@path': '$.list' } },
      data: { list: ['a', 1, 'a', '1', { x: 1, y: 2 }, { y: 2, x: 1 }] },
      gives: ['a', 1, '1', { x: 1, y: 2 }],
    },
    {
      title: 'by a path; elements that do not have it all stay',
      mapping: { '@unique': { in: { '@path': '$.products' }, by: '@.sku' } },
      data: { products: [{ sku: 'a', qty: 1 }, { sku: 'a', qty: 2 }, { qty: 3 }, { sku: null }] },
      gives: [{ sku: 'a', qty: 1 }, { qty: 3 }, { sku: null }],
    },
    {
      title: 'null stays null',
      mapping: { '@unique': { '@path': '$.list' } },
      data: { list: null },
      gives: null,
    },
    { title: 'no list, nothing', mapping: { '@unique': { '@path': '$.list' } }, data: { list: { a: 1 } } },
  ],
}

function isByPath(options: Json): options is ByPath {
  return isObject(options) && Object.hasOwn(options, 'by')
}
