import { objectOf, read } from '../../expressions/expression.js'
import type { Json } from '../../json/value.js'
import { defineDirective } from '../directive.js'
import { overObject } from '../maps.js'

type Options = { readonly from: Json; readonly keys: readonly string[] }

export const pick = defineDirective<Options>({
  name: '@pick',
  summary: 'Some fields of an object, in the order of `keys`.',
  options: {
    type: 'object',
    required: ['from', 'keys'],
    properties: {
      from: { $ref: '#/$defs/mapping', literal: ['object'] },
      keys: { type: 'array', items: { type: 'string' }, minItems: 1, description: 'Keys, not paths.' },
    },
  },
  examples: [
    {
      title: 'two traits',
      mapping: { '@pick': { from: { '@path': '$.traits' }, keys: ['email', 'plan'] } },
      data: { traits: { name: 'Ann', plan: null, email: 'ann@example.com' } },
      gives: { email: 'ann@example.com', plan: null },
    },
    {
      title: 'what is not there is left out',
      mapping: { '@pick': { from: { '@path': '$.traits' }, keys: ['email', 'toString'] } },
      data: { traits: { name: 'Ann' } },
      gives: {},
    },
    {
      title: 'null stays null',
      mapping: { '@pick': { from: { '@path': '$.traits' }, keys: ['email'] } },
      data: { traits: null },
      gives: null,
    },
    {
      title: 'what is no object gives nothing',
      mapping: { '@pick': { from: { '@path': '$.traits' }, keys: ['length'] } },
      data: { traits: 'Ann' },
    },
  ],
  lower: ({ from, keys }, scope) =>
    overObject(scope.lower(from, 'from'), (map) =>
      objectOf([...new Set(keys)].map((key) => [key, read(map, key)])),
    ),
})
