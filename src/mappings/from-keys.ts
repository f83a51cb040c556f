import type { Json } from '../json/value.js'

/** The options of directives that take some keys of an object. */
export type FromKeys = { readonly from: Json; readonly keys: readonly string[] }

export const fromKeys = {
  type: 'object',
  required: ['from', 'keys'],
  properties: {
    from: { $ref: '#/$defs/mapping', literal: ['object'] },
    keys: { type: 'array', items: { type: 'string' }, minItems: 1, description: 'Keys, not paths.' },
  },
} as const
