import { nothing } from '../../expressions/expression.js'
import { entriesOf, type Json, type JsonObject } from '../../json/value.js'
import { chooseBranch } from '../branches.js'
import { type DirectiveManual, defineDirective } from '../directive.js'

type Options = { readonly on: Json; readonly cases: JsonObject; readonly default?: Json }

export const switchDirective = defineDirective<Options>({
  name: '@switch',
  options: {
    type: 'object',
    required: ['on', 'cases'],
    properties: {
      on: { $ref: '#/$defs/mapping', literal: ['string', 'number', 'boolean'] },
      cases: {
        type: 'object',
        additionalProperties: { $ref: '#/$defs/mapping' },
        minProperties: 1,
        description: 'By the text of the value; a number or a boolean is compared as text.',
      },
      default: {
        $ref: '#/$defs/mapping',
        description: 'Where no case has the name; nothing where left out.',
      },
    },
  },
  lower(options, scope) {
    const on = scope.lower(options.on, 'on')
    const cases = entriesOf(options.cases)
    const names = cases.map(([name]) => name)
    const branches = cases.map(([name, value]) => scope.lower(value, 'cases', name))
    const otherwise = options.default === undefined ? nothing : scope.lower(options.default, 'default')
    return chooseBranch(on, names, branches, otherwise)
  },
})

export const switchManual: DirectiveManual = {
  summary: 'The case whose name the value has: a small lookup table.',
  examples: [
    {
      title: 'names of another system',
      mapping: {
        '@switch': {
          on: { '@path': '$.event' },
          cases: { 'Order Completed': 'Purchase', 'Product Viewed': 'ViewContent' },
          default: { '@path': '$.event' },
        },
      },
      data: { event: 'Order Completed' },
      gives: 'Purchase',
    },
    {
      title: 'numbers and booleans are compared as text',
      mapping: {
        '@switch': { on: { '@path': '$.optIn' }, cases: { true: 'subscribed', false: 'unsubscribed' } },
      },
      data: { optIn: false },
      gives: 'unsubscribed',
    },
    {
      title: 'a missing value takes the default',
      mapping: {
        '@switch': { on: { '@path': '$.plan' }, cases: { null: 'x' }, default: { '@path': '$.tier' } },
      },
      data: { plan: null, tier: 'free' },
      gives: 'free',
    },
    {
      title: 'only cases that are written count',
      mapping: { '@switch': { on: { '@path': '$.event' }, cases: { Viewed: 1 } } },
      data: { event: 'constructor' },
    },
  ],
}
