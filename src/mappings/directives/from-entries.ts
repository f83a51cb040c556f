import { call, loop, objectOf, read } from '../../expressions/expression.js'
import type { Json } from '../../json/value.js'
import { type DirectiveManual, defineDirective } from '../directive.js'
import { loopOptions, lowerElement } from '../element.js'
import { fromEntries as objectFrom } from '../entry-list.js'
import { overList } from '../lists.js'

type Options = {
  readonly in: Json
  readonly as?: string
  readonly where?: string
  readonly key?: Json
  readonly value?: Json
}

export const fromEntries = defineDirective<Options>({
  name: '@fromEntries',
  options: {
    type: 'object',
    required: ['in'],
    properties: {
      ...loopOptions,
      key: {
        $ref: '#/$defs/mapping',
        literal: ['string'],
        description:
          'The key, `@.key` where left out; an element whose key is no text, number or boolean is left out.',
      },
      value: { $ref: '#/$defs/mapping', description: 'The value; `@.value` where left out.' },
    },
  },
  lower: (options, scope) =>
    overList(scope.lower(options.in, 'in'), (items) => {
      const { scope: inside, element, index, where } = lowerElement(options, scope)
      const key = options.key === undefined ? read(element, 'key') : inside.lower(options.key, 'key')
      const value =
        options.value === undefined ? read(element, 'value') : inside.lower(options.value, 'value')
      const body = objectOf(Object.entries({ key, value }))
      return call(objectFrom, [loop({ mode: 'map', list: items, element, index, where, body })])
    }),
})

export const fromEntriesManual: DirectiveManual = {
  summary: 'An object with computed keys, made of the elements of a list.',
  examples: [
    {
      title: 'a list of names and values as an object',
      mapping: {
        '@fromEntries': {
          in: { '@path': '$.fields' },
          key: { '@case': { operator: 'snake', value: { '@path': '@.name' } } },
          value: { '@path': '@.content' },
        },
      },
      data: {
        fields: [
          { name: 'First Name', content: 'Ann' },
          { name: 'plan', content: 'pro' },
        ],
      },
      gives: { first_name: 'Ann', plan: 'pro' },
    },
    {
      title: 'the later of two equal keys wins; without a key or a value an element is left out',
      mapping: { '@fromEntries': { in: { '@path': '$.list' } } },
      data: { list: [{ key: 'a', value: 1 }, { key: 'a', value: 2 }, { value: 3 }, { key: 'b' }] },
      gives: { a: 2 },
    },
    {
      title: 'null stays null',
      mapping: { '@fromEntries': { in: { '@path': '$.list' } } },
      data: { list: null },
      gives: null,
    },
    { title: 'no list, nothing', mapping: { '@fromEntries': { in: { '@path': '$.list' } } }, data: {} },
  ],
}
