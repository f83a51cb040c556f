import { call } from '../../expressions/expression.js'
import { ValueFailure } from '../../expressions/failure.js'
import { absent, anything, string } from '../../expressions/kinds.js'
import { limitFailure } from '../../expressions/limit-failure.js'
import { defineNative, type Native } from '../../expressions/native.js'
import { firstArgument } from '../../expressions/types/native-types.js'
import { jsonOf, nothingType, ofKinds, union, without } from '../../expressions/types/type.js'
import type { Json } from '../../json/value.js'
import { type DirectiveManual, defineDirective } from '../directive.js'
import { checkTextLength } from '../text-limit.js'

type Options = { readonly mode: 'encode' | 'decode'; readonly value: Json; readonly strict?: boolean }

export const json = defineDirective<Options>({
  name: '@json',
  options: {
    type: 'object',
    required: ['mode', 'value'],
    properties: {
      mode: { type: 'string', enum: ['encode', 'decode'] },
      value: { $ref: '#/$defs/mapping' },
      strict: {
        type: 'boolean',
        description: 'For `decode`: text that is no JSON fails the subscription with `INVALID_JSON`.',
      },
    },
  },
  lower({ mode, value, strict = false }, scope) {
    const input = scope.lower(value, 'value')
    if (mode === 'decode') return call(decodeJson, [input], strict ? scope.pointer : null)
    if (strict) scope.below('strict').problem('map/option', '"strict" has no effect on encoding')
    return call(encodeJson, [input])
  },
})

export const jsonManual: DirectiveManual = {
  summary: 'A value as JSON text, or JSON text as a value.',
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
}

export const encodeJson = defineNative({
  name: 'encodeJson',
  returns: string | absent,
  type(args) {
    const value = firstArgument(args)
    const text = jsonOf(without(value, absent))
    return (value.kinds & absent) === 0 ? text : union(text, nothingType)
  },
  apply: (value) => {
    // Of what JSON can not hold there is no text, whatever the compiler says.
    const text: string | undefined = JSON.stringify(value)
    checkTextLength(text?.length ?? 0)
    return text
  },
})

/** Numbers that may come to more than a number can be, or to -0. */
const mayHoldOddNumbers = /(?:^|[\s,:[])-0|\d[eE]|\d{300}/

/** A number too large to be held is as undecodable as text that is no JSON; adding 0 makes 0 of -0. */
function finiteNumber(_: string, value: unknown): unknown {
  if (typeof value !== 'number') return value
  if (!Number.isFinite(value)) throw new SyntaxError('a number is too large')
  return value + 0
}

/** Text that is no JSON comes back unchanged; where the directive is strict, `place` says where it stands. */
export const decodeJson: Native<string | null> = {
  name: 'decodeJson',
  returns: anything,
  weight: 50,
  type: (args) =>
    (firstArgument(args).kinds & string) === 0
      ? firstArgument(args)
      : ofKinds((anything & ~absent) | firstArgument(args).kinds),
  prepare: (place) => (value) => {
    if (typeof value !== 'string') return value
    try {
      return mayHoldOddNumbers.test(value) ? JSON.parse(value, finiteNumber) : JSON.parse(value)
    } catch (error) {
      const limit = limitFailure(error)
      if (limit !== undefined) throw limit
      if (place === null) return value
      throw new ValueFailure('INVALID_JSON', `the text at ${place} is no JSON`)
    }
  },
}
