import { call } from '../../expressions/expression.js'
import { absent, object } from '../../expressions/kinds.js'
import { defineNative, looksAtElements } from '../../expressions/native.js'
import { fieldOf, objectType, ofKinds, type Type, union, without } from '../../expressions/types/type.js'
import { setOwn } from '../../json/own.js'
import { isObject, type Json } from '../../json/value.js'
import { type DirectiveManual, defineDirective } from '../directive.js'

type Options = { readonly objects: readonly Json[]; readonly direction: 'left' | 'right' }

export const merge = defineDirective<Options>({
  name: '@merge',
  options: {
    type: 'object',
    required: ['objects', 'direction'],
    properties: {
      objects: { type: 'array', items: { $ref: '#/$defs/mapping', literal: ['object'] }, minItems: 1 },
      direction: {
        type: 'string',
        enum: ['right', 'left'],
        description: 'Whose field wins where several have it: `right` the last, `left` the first.',
      },
    },
  },
  lower({ objects, direction }, scope) {
    const lowered = objects.map((value, index) => scope.lower(value, 'objects', index))
    return call(mergeObjects, direction === 'right' ? lowered : lowered.reverse())
  },
})

export const mergeManual: DirectiveManual = {
  summary: 'The fields of several objects in one; it does not go into them.',
  examples: [
    {
      title: 'defaults first, the event over them',
      mapping: {
        '@merge': { objects: [{ plan: 'free', name: 'none' }, { '@path': '$.traits' }], direction: 'right' },
      },
      data: { traits: { name: 'Ann', age: 40 } },
      gives: { plan: 'free', name: 'Ann', age: 40 },
    },
    {
      title: 'to the left the first wins',
      mapping: { '@merge': { objects: [{ '@path': '$.a' }, { '@path': '$.b' }], direction: 'left' } },
      data: { a: { x: 1 }, b: { x: 2, y: 2 } },
      gives: { x: 1, y: 2 },
    },
    {
      title: 'a missing value deletes nothing, null is a value',
      mapping: {
        '@merge': {
          objects: [{ '@path': '$' }, { a: { '@path': '$.missing' }, b: null }],
          direction: 'right',
        },
      },
      data: { a: 1, b: 2 },
      gives: { a: 1, b: null },
    },
    {
      title: 'what is no object is ignored',
      mapping: { '@merge': { objects: [{ '@path': '$.text' }, { '@path': '$.list' }], direction: 'right' } },
      data: { text: 'abc', list: [1, 2] },
      gives: {},
    },
  ],
}

/** Fields of the later object lie over the earlier ones where they are there. */
function mergedType(before: Type, { kinds, shape }: Type): Type {
  if ((kinds & object) === 0) return before
  if (shape === undefined || before.shape === undefined) return ofKinds(object)
  const [under, over] = [before.shape, shape]
  const laid = (key: string) => firstPresent(fieldOf(over, key), fieldOf(under, key))
  const keys = new Set([...under.fields.keys(), ...over.fields.keys()])
  const fields = new Map([...keys].map((key) => [key, laid(key)]))
  const merged = objectType(fields, firstPresent(over.others, under.others))
  return kinds === object ? merged : union(before, merged)
}

const firstPresent = (first: Type, second: Type): Type =>
  (first.kinds & absent) === 0 ? first : union(without(first, absent), second)

export const mergeObjects = defineNative({
  name: 'mergeObjects',
  returns: object,
  looks: looksAtElements,
  moves: () => 'anything',
  type: (sources) => sources.reduce(mergedType, objectType(new Map())),
  apply: (...sources) => {
    const result: Record<string, unknown> = {}
    for (const source of sources) {
      if (!isObject(source)) continue
      for (const key of Object.keys(source)) {
        const value = source[key]
        if (value !== undefined) setOwn(result, key, value)
      }
    }
    return result
  },
})
