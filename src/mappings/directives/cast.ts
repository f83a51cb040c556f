import { call } from '../../expressions/expression.js'
import type { Json } from '../../json/value.js'
import { type CastTarget, casts } from '../casts.js'
import { type DirectiveManual, defineDirective } from '../directive.js'

type Options = { readonly value: Json; readonly to: CastTarget }

export const cast = defineDirective<Options>({
  name: '@cast',
  options: {
    type: 'object',
    required: ['value', 'to'],
    properties: {
      value: { $ref: '#/$defs/mapping' },
      to: {
        type: 'string',
        enum: ['string', 'number', 'integer', 'boolean', 'bit', 'list'],
        description: '`bit` is 1 or 0; `list` puts a value that is none into a list of one.',
      },
    },
  },
  lower: ({ value, to }, scope) => call(casts[to], [scope.lower(value, 'value')]),
})

export const castManual: DirectiveManual = {
  summary:
    'A value as another type; what can not be one gives nothing, as does an integer beyond 9,007,199,254,740,991, whose digits would change. Null stays null.',
  examples: [
    {
      title: 'numbers in text; an integer is cut off',
      mapping: [
        { '@cast': { value: { '@path': '$.price' }, to: 'number' } },
        { '@cast': { value: { '@path': '$.price' }, to: 'integer' } },
      ],
      data: { price: ' 12.75 ' },
      gives: [12.75, 12],
    },
    {
      title: 'true in its spellings',
      mapping: [
        { '@cast': { value: 'Yes', to: 'boolean' } },
        { '@cast': { value: 'false', to: 'boolean' } },
        { '@cast': { value: { '@path': '$.subscribed' }, to: 'bit' } },
      ],
      data: { subscribed: true },
      gives: [true, false, 1],
    },
    {
      title: 'text as a template prints it, one value as a list',
      mapping: {
        s: { '@cast': { value: [1, 2], to: 'string' } },
        l: { '@cast': { value: 'red', to: 'list' } },
      },
      data: {},
      gives: { s: '1,2', l: ['red'] },
    },
    {
      title: 'what is no number gives nothing',
      mapping: { '@cast': { value: '12 kr', to: 'number' } },
      data: {},
    },
    {
      title: 'null stays',
      mapping: { '@cast': { value: { '@path': '$.a' }, to: 'string' } },
      data: { a: null },
      gives: null,
    },
  ],
}
