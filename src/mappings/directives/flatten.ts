import { call } from '../../expressions/expression.js'
import { ValueFailure } from '../../expressions/failure.js'
import { absent, list, object } from '../../expressions/kinds.js'
import type { Native } from '../../expressions/native.js'
import { firstArgument } from '../../expressions/types/native-types.js'
import { ofKinds } from '../../expressions/types/type.js'
import { setOwn } from '../../json/own.js'
import { isObject, type Json } from '../../json/value.js'
import { type DirectiveManual, defineDirective } from '../directive.js'

type Options = { readonly value: Json; readonly separator: string; readonly omitArrays?: boolean }
type Settings = { readonly separator: string; readonly omitArrays: boolean }

export const flatten = defineDirective<Options>({
  name: '@flatten',
  options: {
    type: 'object',
    required: ['value', 'separator'],
    properties: {
      value: { $ref: '#/$defs/mapping', literal: ['object', 'array'] },
      separator: { type: 'string', minLength: 1, description: 'Between the keys.' },
      omitArrays: { type: 'boolean', description: 'Lists stay as they are; false where it is left out.' },
    },
  },
  lower: ({ value, separator, omitArrays = false }, scope) =>
    call(flattenKeys, [scope.lower(value, 'value')], { separator, omitArrays }),
})

export const flattenManual: DirectiveManual = {
  summary: 'A nested object as one of depth one.',
  examples: [
    {
      title: 'keys joined by a dot, lists by their indexes',
      mapping: { '@flatten': { value: { '@path': '$.traits' }, separator: '.' } },
      data: { traits: { address: { city: 'Oslo', zip: null }, tags: ['a', 'b'] } },
      gives: { 'address.city': 'Oslo', 'address.zip': null, 'tags.0': 'a', 'tags.1': 'b' },
    },
    {
      title: 'lists as they are',
      mapping: { '@flatten': { value: { '@path': '$' }, separator: '_', omitArrays: true } },
      data: { a: { tags: ['a', 'b'] } },
      gives: { a_tags: ['a', 'b'] },
    },
    {
      title: 'empty objects and lists vanish',
      mapping: { '@flatten': { value: { '@path': '$' }, separator: '.' } },
      data: { a: {}, b: [], c: { d: {} } },
      gives: {},
    },
    {
      title: 'a missing value gives an empty object',
      mapping: { '@flatten': { value: { '@path': '$.traits' }, separator: '.' } },
      data: {},
      gives: {},
    },
    {
      title: 'null and scalars give nothing',
      mapping: { '@flatten': { value: { '@path': '$.traits' }, separator: '.' } },
      data: { traits: null },
    },
  ],
}

export const flattenKeys: Native<Settings> = {
  name: 'flattenKeys',
  returns: object | absent,
  grows: true,
  moves: () => 'anything',
  type: (args) =>
    ofKinds((firstArgument(args).kinds & ~(absent | list | object)) === 0 ? object : object | absent),
  prepare: (settings) => (value) => {
    if (value === undefined) return {}
    if (typeof value !== 'object' || value === null) return undefined
    const result: Record<string, unknown> = {}
    let characters = 0
    addLeaves(value, '', settings, (key, leaf) => {
      characters += key.length
      if (characters > mostCharacters)
        throw new ValueFailure(
          'TOO_LARGE',
          `the keys would be longer than ${mostCharacters} characters together`,
        )
      setOwn(result, key, leaf)
    })
    return result
  },
}

/** A long key above many others stands in each of theirs. */
const mostCharacters = 10_000_000

function addLeaves(
  value: unknown,
  key: string,
  settings: Settings,
  add: (key: string, leaf: unknown) => void,
): void {
  if (isOpened(value, settings)) {
    for (const [name, inner] of Object.entries(value))
      addLeaves(inner, key === '' ? name : `${key}${settings.separator}${name}`, settings, add)
  } else if (value !== undefined) {
    add(key, value)
  }
}

const isOpened = (value: unknown, { omitArrays }: Settings): value is object =>
  isObject(value) || (Array.isArray(value) && !omitArrays)
