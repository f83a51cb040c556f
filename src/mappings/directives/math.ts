import { call } from '../../expressions/expression.js'
import type { Json } from '../../json/value.js'
import { arithmetic, type Operation, operations, roundNumber } from '../arithmetic.js'
import { type DirectiveManual, defineDirective } from '../directive.js'
import type { OptionSchema } from '../options.js'

type Options = { readonly [Name in Operation]?: Json } & { readonly round?: Json; readonly digits?: number }

const values = (description: string): OptionSchema => ({
  $ref: '#/$defs/mapping',
  literal: ['array'],
  description,
})

export const math = defineDirective<Options>({
  name: '@math',
  options: {
    type: 'object',
    oneOf: [...operations.map((name) => ({ required: [name] as const })), { required: ['round'] }],
    properties: {
      add: values('The sum; null and missing add nothing.'),
      subtract: values('The first without the others.'),
      multiply: values('The product; null and missing make it missing.'),
      divide: values('The first by the others; by 0 it is missing.'),
      min: values('The smallest; null and missing do not count.'),
      max: values('The largest; null and missing do not count.'),
      round: { $ref: '#/$defs/mapping', literal: ['number', 'string'], description: 'Half away from zero.' },
      digits: {
        type: 'integer',
        minimum: 0,
        maximum: 15,
        description: 'For `round`: after the point, 0 left out.',
      },
    },
  },
  lower(options, scope) {
    if (options.digits !== undefined && options.round === undefined)
      scope.below('digits').problem('map/option', '"digits" has no effect without "round"')
    const name = operations.find((operation) => options[operation] !== undefined)
    if (name !== undefined) return call(arithmetic, [scope.lower(options[name] ?? null, name)], name)
    return call(roundNumber, [scope.lower(options.round ?? null, 'round')], options.digits ?? 0)
  },
})

export const mathManual: DirectiveManual = {
  summary:
    'Arithmetic over a list of numbers; numbers in text count, what is no number makes the result missing.',
  examples: [
    {
      title: 'the worth of a cart',
      mapping: {
        '@math': {
          add: {
            '@each': {
              in: { '@path': '$.products' },
              do: { '@math': { multiply: [{ '@path': '@.price' }, { '@path': '@.quantity' }] } },
            },
          },
        },
      },
      data: { products: [{ price: '2.5', quantity: 2 }, { price: 10, quantity: 1 }, { price: 3 }] },
      gives: 15,
    },
    {
      title: 'cents, and half a cent away from zero',
      mapping: [
        { '@math': { round: { '@math': { multiply: [{ '@path': '$.total' }, 100] } } } },
        { '@math': { round: { '@path': '$.debt' }, digits: 2 } },
      ],
      data: { total: 19.99, debt: -1.005 },
      gives: [1999, -1.01],
    },
    { title: 'by zero', mapping: { '@math': { divide: [1, { '@path': '$.n' }] } }, data: { n: 0 } },
    {
      title: 'what is no number',
      mapping: { '@math': { add: [1, { '@path': '$.n' }] } },
      data: { n: 'n/a' },
    },
  ],
}
