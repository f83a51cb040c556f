import { call, conditional, loop, objectOf, read } from '../../expressions/expression.js'
import type { Json } from '../../json/value.js'
import { type DirectiveManual, defineDirective } from '../directive.js'
import { loopOptions, lowerElement } from '../element.js'
import { entriesOf, fromEntries } from '../entry-list.js'
import { isListNative } from '../lists.js'

type Options = {
  readonly in: Json
  readonly as?: string
  readonly where?: string
  readonly key?: Json
  readonly value?: Json
  readonly to?: 'list'
}

export const entries = defineDirective<Options>({
  name: '@entries',
  options: {
    type: 'object',
    required: ['in'],
    properties: {
      in: { $ref: '#/$defs/mapping', literal: ['object'] },
      as: loopOptions.as,
      where: { $ref: '#/$defs/condition', description: 'Entries for which it does not hold are left out.' },
      key: {
        $ref: '#/$defs/mapping',
        literal: ['string'],
        description: 'The new key; an entry whose key is no text, number or boolean is left out.',
      },
      value: { $ref: '#/$defs/mapping', description: 'The new value; with `to: "list"` the element.' },
      to: { type: 'string', enum: ['list'], description: 'A list instead of an object.' },
    },
  },
  lower(options, scope) {
    const asList = options.to === 'list'
    if (asList && options.key !== undefined)
      scope.below('key').problem('map/option', 'a list has no keys', {
        hint: 'write what an element holds as "value"',
      })
    const all = call(entriesOf, [scope.lower(options.in, 'in')])
    const { scope: inside, element, index, where } = lowerElement(options, scope)
    const key = options.key === undefined ? read(element, 'key') : inside.lower(options.key, 'key')
    const whole = asList ? element : read(element, 'value')
    const value = options.value === undefined ? whole : inside.lower(options.value, 'value')
    const pair = objectOf(Object.entries({ key, value }))
    const body = asList ? value : pair
    const chosen = loop({ mode: 'map', list: all, element, index, where, body })
    return conditional(call(isListNative, [all]), asList ? chosen : call(fromEntries, [chosen]), all)
  },
})

export const entriesManual: DirectiveManual = {
  summary: 'An object made of the entries of another one; `@.key` and `@.value` are an entry.',
  examples: [
    {
      title: 'keys with a prefix, without nulls',
      mapping: {
        '@entries': {
          in: { '@path': '$.traits' },
          where: 'exists(@.value)',
          key: { '@template': 'user_{{@.key}}' },
        },
      },
      data: { traits: { plan: 'pro', age: null } },
      gives: { user_plan: 'pro' },
    },
    {
      title: 'a list of names and values',
      mapping: {
        '@entries': {
          in: { '@path': '$.traits' },
          to: 'list',
          value: { property: { '@path': '@.key' }, value: { '@path': '@.value' } },
        },
      },
      data: { traits: { plan: 'pro', age: 40 } },
      gives: [
        { property: 'plan', value: 'pro' },
        { property: 'age', value: 40 },
      ],
    },
    {
      title: 'a missing value takes its key with it',
      mapping: { '@entries': { in: { '@path': '$.items' }, value: { '@path': '@.value.price' } } },
      data: { items: { a: { price: 5 }, b: {} } },
      gives: { a: 5 },
    },
    {
      title: 'what is no object gives nothing',
      mapping: { '@entries': { in: { '@path': '$.list' } } },
      data: { list: [1] },
    },
  ],
}
