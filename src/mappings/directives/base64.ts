import { call } from '../../expressions/expression.js'
import { absent, nullish, string } from '../../expressions/kinds.js'
import { defineNative } from '../../expressions/native.js'
import { firstArgument, forKinds, present } from '../../expressions/types/native-types.js'
import { neverType, nothingType, only, textType, union } from '../../expressions/types/type.js'
import { textOf } from '../../json/text.js'
import type { Json } from '../../json/value.js'
import { type DirectiveManual, defineDirective } from '../directive.js'

type Options = { readonly mode: 'encode' | 'decode'; readonly value: Json }

export const base64 = defineDirective<Options>({
  name: '@base64',
  options: {
    type: 'object',
    required: ['mode', 'value'],
    properties: {
      mode: { type: 'string', enum: ['encode', 'decode'] },
      value: { $ref: '#/$defs/mapping', literal: ['string'] },
    },
  },
  lower: ({ mode, value }, scope) =>
    call(mode === 'encode' ? encodeBase64 : decodeBase64, [scope.lower(value, 'value')]),
})

export const base64Manual: DirectiveManual = {
  summary: 'Text as base64 of its UTF-8 bytes, or back.',
  examples: [
    {
      title: 'the name and password of basic authentication',
      mapping: { '@base64': { mode: 'encode', value: { '@template': '{{key}}:{{secret}}' } } },
      data: { key: 'kéy', secret: 's' },
      gives: 'a8OpeTpz',
    },
    {
      title: 'back; the alphabet for URLs is read too, with or without padding',
      mapping: [
        { '@base64': { mode: 'decode', value: { '@path': '$.plain' } } },
        { '@base64': { mode: 'decode', value: { '@path': '$.url' } } },
      ],
      data: { plain: '8J+OiSA/', url: '8J-OiSA_' },
      gives: ['🎉 ?', '🎉 ?'],
    },
    {
      title: 'what is no base64 of a text gives nothing',
      mapping: { '@base64': { mode: 'decode', value: { '@path': '$.code' } } },
      data: { code: '***' },
    },
    {
      title: 'null stays null',
      mapping: { '@base64': { mode: 'encode', value: { '@path': '$.code' } } },
      data: { code: null },
      gives: null,
    },
  ],
}

export const encodeBase64 = defineNative({
  name: 'encodeBase64',
  returns: string | nullish | absent,
  weight: 100,
  type: (args) =>
    union(
      only(firstArgument(args), nullish | absent),
      (firstArgument(args).kinds & present) === 0 ? neverType : textType,
    ),
  apply: (value) => {
    if (value === null || value === undefined) return value
    let bytes = ''
    for (const byte of new TextEncoder().encode(textOf(value))) bytes += String.fromCharCode(byte)
    return btoa(bytes)
  },
})

export const decodeBase64 = defineNative({
  name: 'decodeBase64',
  returns: string | nullish | absent,
  weight: 100,
  type: (args) => forKinds(firstArgument(args), string, union(textType, nothingType)),
  apply: (value) => {
    if (typeof value !== 'string') return value === null ? null : undefined
    try {
      const bytes = atob(value.replaceAll('-', '+').replaceAll('_', '/'))
      const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
      return utf8.decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)))
    } catch {
      return undefined
    }
  },
})
