import { call } from '../../expressions/expression.js'
import { absent, nullish, object } from '../../expressions/kinds.js'
import { looksAtElements, type Native } from '../../expressions/native.js'
import { firstArgument, forKinds } from '../../expressions/types/native-types.js'
import { nothingType, objectType, only, type Type } from '../../expressions/types/type.js'
import { isObject } from '../../json/value.js'
import { type DirectiveManual, defineDirective } from '../directive.js'
import { type FromKeys, fromKeys } from '../from-keys.js'
import { copyFields } from '../maps.js'

export const omit = defineDirective<FromKeys>({
  name: '@omit',
  options: fromKeys,
  lower: ({ from, keys }, scope) => call(omitKeys, [scope.lower(from, 'from')], keys),
})

export const omitManual: DirectiveManual = {
  summary: 'An object without some of its fields.',
  examples: [
    {
      title: 'traits without the address',
      mapping: { '@omit': { from: { '@path': '$.traits' }, keys: ['email'] } },
      data: { traits: { email: 'ann@example.com', plan: 'pro', age: null } },
      gives: { plan: 'pro', age: null },
    },
    {
      title: 'null stays null',
      mapping: { '@omit': { from: { '@path': '$.traits' }, keys: ['email'] } },
      data: { traits: null },
      gives: null,
    },
    {
      title: 'what is no object gives nothing',
      mapping: { '@omit': { from: { '@path': '$.traits' }, keys: ['email'] } },
      data: { traits: ['email'] },
    },
  ],
}

function withoutFields(value: Type, keys: readonly string[]): Type {
  const { shape } = value
  if (shape === undefined) return only(value, object)
  const fields = [...shape.fields, ...keys.map((key) => [key, nothingType] as const)]
  return objectType(new Map(fields), shape.others)
}

export const omitKeys: Native<readonly string[]> = {
  name: 'omitKeys',
  returns: object | nullish | absent,
  looks: looksAtElements,
  moves: () => 'anything',
  type: (args, keys) => forKinds(firstArgument(args), object, withoutFields(firstArgument(args), keys)),
  prepare: (keys) => {
    const dropped = new Set(keys)
    return (value) => {
      if (isObject(value)) return copyFields(value, (key) => !dropped.has(key))
      return value === null ? null : undefined
    }
  },
}
