import { call } from '../../expressions/expression.js'
import { anything, nullish } from '../../expressions/kinds.js'
import { defineNative } from '../../expressions/native.js'
import { firstArgument } from '../../expressions/types/native-types.js'
import { mapFields, nothingType, type Type, union, without } from '../../expressions/types/type.js'
import { setOwn } from '../../json/own.js'
import { isObject, type Json } from '../../json/value.js'
import { type DirectiveManual, defineDirective } from '../directive.js'

export const excludeWhenNull = defineDirective<Json>({
  name: '@excludeWhenNull',
  options: { $ref: '#/$defs/mapping' },
  lower: (value, scope) => call(withoutNulls, [scope.lower(value)]),
})

export const excludeWhenNullManual: DirectiveManual = {
  summary: 'Nothing for null; nulls inside of objects vanish too, lists stay as they are.',
  examples: [
    {
      title: 'a null field is left out',
      mapping: { email: { '@excludeWhenNull': { '@path': '$.email' } } },
      data: { email: null },
      gives: {},
    },
    {
      title: 'inside of objects, at any depth',
      mapping: { '@excludeWhenNull': { '@path': '$.address' } },
      data: { address: { city: 'Oslo', zip: null, geo: { lat: null } } },
      gives: { city: 'Oslo', geo: {} },
    },
    {
      title: 'empty text, 0 and false stay, and so do nulls in lists',
      mapping: { '@excludeWhenNull': { '@path': '$' } },
      data: { a: '', b: 0, c: false, d: [null, { e: null }] },
      gives: { a: '', b: 0, c: false, d: [null, { e: null }] },
    },
  ],
}

export const withoutNulls = defineNative({
  name: 'withoutNulls',
  returns: anything & ~nullish,
  moves: () => 'present',
  type: (args) => withoutNull(firstArgument(args)),
  apply: (value) => (value === null ? undefined : dropNulls(value)),
})

function withoutNull(type: Type): Type {
  const { shape } = type
  const rest = without(type, nullish)
  const kept = shape === undefined ? rest : { ...rest, shape: mapFields(shape, withoutNull) }
  return (type.kinds & nullish) === 0 ? kept : union(kept, nothingType)
}

function dropNulls(value: unknown): unknown {
  if (!isObject(value)) return value
  const result: Record<string, unknown> = {}
  for (const key of Object.keys(value)) {
    const inner = value[key]
    if (inner !== undefined && inner !== null) setOwn(result, key, dropNulls(inner))
  }
  return result
}
