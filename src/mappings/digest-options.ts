import type { Json } from '../json/value.js'
import { algorithms, type Digest, encodings } from './digest.js'
import { normalizations } from './normalize-text.js'
import type { OptionSchema } from './options.js'

export type DigestOptions = { readonly value: Json } & Partial<Digest>

/** The options that `@hash` and `@hmac` share. */
export const digestOptions = {
  value: { $ref: '#/$defs/mapping', literal: ['string', 'number', 'boolean'] },
  algorithm: { type: 'string', enum: algorithms, description: '`sha256` where it is left out.' },
  encoding: { type: 'string', enum: encodings, description: '`hex`, in lower case, where it is left out.' },
  normalize: {
    type: 'array',
    items: { type: 'string', enum: normalizations },
    minItems: 1,
    description:
      'What is done to the text first, in this order; the last three keep what they name and drop the rest.',
  },
} as const satisfies Record<string, OptionSchema>

export function digestOf({ algorithm = 'sha256', encoding = 'hex', normalize = [] }: DigestOptions): Digest {
  return { algorithm, encoding, normalize }
}
