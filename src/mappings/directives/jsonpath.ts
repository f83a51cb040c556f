import { call, nothing } from '../../expressions/expression.js'
import { absent, anything } from '../../expressions/kinds.js'
import type { Native } from '../../expressions/native.js'
import { anyType, listType, without } from '../../expressions/types/type.js'
import { type DirectiveManual, defineDirective } from '../directive.js'
import { parseJsonPath } from '../json-path/parse.js'
import { select } from '../json-path/select.js'
import type { Step } from '../json-path/steps.js'
import { formatPath } from '../paths.js'

type Options = string | { readonly path: string; readonly first?: boolean }
type Selection = { readonly steps: readonly Step[]; readonly first: boolean }

const path = {
  type: 'string',
  minLength: 1,
  description:
    'JSONPath from `$` or an element: `$..products[?(@.price > 10)].sku`; filters evaluate no code.',
} as const

export const jsonpath = defineDirective<Options>({
  name: '@jsonpath',
  options: {
    anyOf: [
      path,
      {
        type: 'object',
        required: ['path'],
        properties: {
          path,
          first: {
            type: 'boolean',
            description: 'The first value instead of the list; nothing where none is.',
          },
        },
      },
    ],
  },
  lower(options, scope) {
    const { path: text, first = false } = typeof options === 'string' ? { path: options } : options
    const place = typeof options === 'string' ? scope : scope.below('path')
    const parsed = parseJsonPath(text)
    if ('message' in parsed) {
      const { message, hint } = parsed
      return place.problem('map/path', message, hint === undefined ? {} : { hint })
    }
    const { start, steps, roots } = parsed
    const lead = leadingKeys(steps)
    const from = place.path(formatPath({ start, keys: lead }))
    if (from === nothing) return nothing
    const values = roots.map((keys) => place.path(formatPath({ start: '$', keys })))
    return call(selectValues, [from, ...values], { steps: steps.slice(lead.length), first })
  },
})

export const jsonpathManual: DirectiveManual = {
  summary:
    'Every value to which a JSONPath leads, as a list; wildcards, filters, slices and recursive descent.',
  examples: [
    {
      title: 'the dear products, wherever they are',
      mapping: { '@jsonpath': '$..products[?(@.price > 10 && @.sku)].sku' },
      data: {
        cart: {
          products: [{ sku: 'a', price: 5 }, { sku: 'b', price: 20 }, { price: 30 }],
          gifts: { products: [{ sku: 'c', price: 11 }] },
        },
      },
      gives: ['b', 'c'],
    },
    {
      title: 'a limit from elsewhere in the data, the last two elements, one value',
      mapping: {
        over: { '@jsonpath': '$.products[?(@.price >= $.limit)].price' },
        last: { '@jsonpath': '$.products[-2:].price' },
        first: { '@jsonpath': { path: '$.products[*].price', first: true } },
      },
      data: { limit: 7, products: [{ price: 5 }, { price: 7 }, { price: 9 }] },
      gives: { over: [7, 9], last: [7, 9], first: 5 },
    },
    {
      title: 'from the element of a loop',
      mapping: { '@each': { in: { '@path': '$.orders' }, do: { '@jsonpath': '@..sku' } } },
      data: { orders: [{ items: [{ sku: 'a' }, { sku: 'b' }] }, {}] },
      gives: [['a', 'b'], []],
    },
    {
      title: 'names, and what holds a value',
      mapping: { names: { '@jsonpath': '$.traits.*~' }, holders: { '@jsonpath': '$..sku^' } },
      data: { traits: { plan: 'pro', age: 40 }, list: [{ sku: 'a', qty: 1 }] },
      gives: { names: ['plan', 'age'], holders: [{ sku: 'a', qty: 1 }] },
    },
    {
      title: 'nothing there',
      mapping: { '@jsonpath': { path: '$.products[*].constructor', first: true } },
      data: { products: [{}] },
    },
  ],
}

/** The names with which a path begins are an ordinary path: less of the data is read. The last one is left. */
function leadingKeys(steps: readonly Step[]): readonly string[] {
  if (steps.some(({ step }) => step === 'parent')) return []
  const names = steps.slice(0, -1).map((step) => (step.step === 'names' ? step.names : []))
  const end = names.findIndex((all) => all.length !== 1)
  return names.slice(0, end === -1 ? names.length : end).flat()
}

export const selectValues: Native<Selection> = {
  name: 'selectValues',
  returns: anything,
  weight: 100,
  type: (_, { first }) => (first ? anyType : listType(without(anyType, absent))),
  prepare:
    ({ steps, first }) =>
    (value, ...roots) =>
      chosen(select(value, steps, roots), first),
  count:
    ({ steps, first }) =>
    (work, value, ...roots) =>
      chosen(select(value, steps, roots, work), first),
}

function chosen(found: Iterable<unknown>, first: boolean): unknown {
  if (!first) return Array.from(found, (item) => item ?? null)
  for (const item of found) return item
  return undefined
}
