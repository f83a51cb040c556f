import { loop, nothing } from '../../expressions/expression.js'
import type { Json } from '../../json/value.js'
import { type DirectiveManual, defineDirective } from '../directive.js'
import { loopOptions, lowerElement } from '../element.js'
import { overList } from '../lists.js'

type Options = { readonly in: Json; readonly as?: string; readonly where: string }

export const find = defineDirective<Options>({
  name: '@find',
  options: { type: 'object', required: ['in', 'where'], properties: loopOptions },
  lower: (options, scope) =>
    overList(scope.lower(options.in, 'in'), (items) => {
      const { element, index, where } = lowerElement(options, scope)
      return loop({ mode: 'find', list: items, element, index, where: undefined, body: where ?? nothing })
    }),
})

export const findManual: DirectiveManual = {
  summary: 'The first element of a list for which a condition holds.',
  examples: [
    {
      title: 'the product of an offer',
      mapping: { '@find': { in: { '@path': '$.products' }, where: '@.sku = offer.sku' } },
      data: { products: [{ sku: 'a' }, { sku: 'b', price: 5 }], offer: { sku: 'b' } },
      gives: { sku: 'b', price: 5 },
    },
    {
      title: 'a single object counts as a list of one',
      mapping: { '@find': { in: { '@path': '$.products' }, where: '@.price > 1' } },
      data: { products: { price: 2 } },
      gives: { price: 2 },
    },
    {
      title: 'no match, nothing',
      mapping: { '@find': { in: { '@path': '$.products' }, where: '@.sku = "c"' } },
      data: { products: [{ sku: 'a' }] },
    },
    {
      title: 'null stays null',
      mapping: { '@find': { in: { '@path': '$.products' }, where: '@.price > 1' } },
      data: { products: null },
      gives: null,
    },
  ],
}
