import { call, type Expression, loop } from '../../expressions/expression.js'
import { isObject, type Json } from '../../json/value.js'
import { defineDirective } from '../directive.js'
import type { Scope } from '../scope.js'
import { uniqueBy, uniqueValues } from '../unique-items.js'

type ByPath = { readonly in: Json; readonly by: string }

export const unique = defineDirective<Json>({
  name: '@unique',
  summary: 'A list without repeats; the first of equal elements stays.',
  options: {
    anyOf: [
      { $ref: '#/$defs/mapping', literal: ['array'] },
      {
        type: 'object',
        required: ['in', 'by'],
        properties: {
          in: { $ref: '#/$defs/mapping', literal: ['array'] },
          by: { $ref: '#/$defs/path', description: 'What is compared, from the element: `@.sku`.' },
        },
      },
    ],
  },
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
  lower: (options, scope) =>
    isByPath(options) ? lowerByPath(options, scope) : call(uniqueValues, [scope.lower(options)]),
})

function isByPath(options: Json): options is ByPath {
  return isObject(options) && Object.hasOwn(options, 'by')
}

function lowerByPath(options: ByPath, scope: Scope): Expression {
  if (!options.by.startsWith('@'))
    scope.below('by').problem('map/path', `"${options.by}" is the same for each element`, {
      hint: `did you mean "@.${options.by.replace(/^\$\.?/, '')}"?`,
    })
  const items = scope.lower(options.in, 'in')
  const { scope: inside, element, index } = scope.withElement(undefined)
  const body = inside.path(options.by, 'by')
  const keys = loop({ mode: 'map', list: items, element, index, where: undefined, body })
  return call(uniqueBy, [items, keys])
}
