import { call } from '../../expressions/expression.js'
import { absent, anything, string } from '../../expressions/kinds.js'
import { defineNative } from '../../expressions/native.js'
import type { Json } from '../../json/value.js'
import { defineDirective } from '../directive.js'

type Options = { readonly mode: 'encode' | 'decode'; readonly value: Json }

export const json = defineDirective<Options>({
  name: '@json',
  summary: 'A value as JSON text, or JSON text as a value.',
  options: {
    type: 'object',
    required: ['mode', 'value'],
    properties: {
      mode: { type: 'string', enum: ['encode', 'decode'] },
      value: { $ref: '#/$defs/mapping' },
    },
  },
  examples: [
    {
      title: 'encode',
      mapping: { '@json': { mode: 'encode', value: { id: { '@path': '$.userId' }, nil: null } } },
      data: { userId: 'u-1' },
      gives: '{"id":"u-1","nil":null}',
    },
    {
      title: 'decode',
      mapping: { '@json': { mode: 'decode', value: { '@path': '$.cart' } } },
      data: { cart: '{"items":[1,null]}' },
      gives: { items: [1, null] },
    },
    {
      title: 'text that is no JSON comes back unchanged, as does what is no text',
      mapping: [
        { '@json': { mode: 'decode', value: { '@path': '$.cart' } } },
        { '@json': { mode: 'decode', value: { '@path': '$.total' } } },
      ],
      data: { cart: '{oops', total: 5 },
      gives: ['{oops', 5],
    },
    {
      title: 'a missing value stays missing',
      mapping: { '@json': { mode: 'encode', value: { '@path': '$.cart' } } },
      data: {},
    },
  ],
  lower: ({ mode, value }, scope) =>
    call(mode === 'encode' ? encodeJson : decodeJson, [scope.lower(value, 'value')]),
})

const encodeJson = defineNative({
  name: 'encodeJson',
  returns: string | absent,
  apply: (value) => JSON.stringify(value),
})

const decodeJson = defineNative({
  name: 'decodeJson',
  returns: anything,
  apply: (value) => {
    if (typeof value !== 'string') return value
    try {
      return JSON.parse(value)
    } catch {
      return value
    }
  },
})
