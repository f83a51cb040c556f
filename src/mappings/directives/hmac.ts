import { call } from '../../expressions/expression.js'
import type { Json } from '../../json/value.js'
import { hmacText } from '../digest.js'
import { type DigestOptions, digestOf, digestOptions } from '../digest-options.js'
import { type DirectiveManual, defineDirective } from '../directive.js'

type Options = DigestOptions & { readonly key: Json }

export const hmac = defineDirective<Options>({
  name: '@hmac',
  options: {
    type: 'object',
    required: ['value', 'key'],
    properties: {
      ...digestOptions,
      key: {
        $ref: '#/$defs/mapping',
        literal: ['string'],
        description: 'The key as text, a setting most often; without one there is no hash.',
      },
    },
  },
  lower: (options, scope) =>
    call(hmacText, [scope.lower(options.value, 'value'), scope.lower(options.key, 'key')], digestOf(options)),
})

export const hmacManual: DirectiveManual = {
  summary: 'The keyed hash of a text (RFC 2104), which only who has the key can make.',
  examples: [
    {
      title: 'a proof of identity for a messenger',
      mapping: { '@hmac': { value: { '@path': '$.userId' }, key: { '@path': '$.secret' } } },
      data: { userId: 'u-1', secret: 'key' },
      gives: '7918bbf141a8482b421eab095a74c40e995f985f6452bf436fb9feb70bac2a9a',
    },
    {
      title: 'in base64, by another algorithm',
      mapping: {
        '@hmac': { value: 'what do ya want for nothing?', key: 'Jefe', algorithm: 'md5', encoding: 'base64' },
      },
      data: {},
      gives: 'dQx4PmqwtQPqqG4xCl23OA==',
    },
    {
      title: 'no key, no hash',
      mapping: { '@hmac': { value: { '@path': '$.userId' }, key: { '@path': '$.secret' } } },
      data: { userId: 'u-1', secret: '' },
    },
    {
      title: 'null stays null',
      mapping: { '@hmac': { value: { '@path': '$.userId' }, key: 'key' } },
      data: { userId: null },
      gives: null,
    },
  ],
}
