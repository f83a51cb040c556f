import { call } from '../../expressions/expression.js'
import { absent, list, nullish, string } from '../../expressions/kinds.js'
import { looksAtElements, type Native } from '../../expressions/native.js'
import { firstArgument, forKinds, withFewerElements } from '../../expressions/types/native-types.js'
import { neverType, scalarKinds, textType, union } from '../../expressions/types/type.js'
import type { Json } from '../../json/value.js'
import { type DirectiveManual, defineDirective } from '../directive.js'
import { scalarText } from '../scalar-text.js'

type Options = { readonly value: Json; readonly start?: number; readonly end?: number }
type Bounds = { readonly start: number; readonly end: number | null }

export const slice = defineDirective<Options>({
  name: '@slice',
  options: {
    type: 'object',
    required: ['value'],
    properties: {
      value: { $ref: '#/$defs/mapping', literal: ['string', 'number', 'array'] },
      start: { type: 'integer', description: 'The first place, from 0; below 0 it counts from the end.' },
      end: { type: 'integer', description: 'The place after the last; below 0 it counts from the end.' },
    },
  },
  lower({ value, start, end }, scope) {
    if (start === undefined && end === undefined)
      return scope.problem('map/option', 'neither "start" nor "end" is given, so nothing is cut off')
    return call(slicePart, [scope.lower(value, 'value')], { start: start ?? 0, end: end ?? null })
  },
})

export const sliceManual: DirectiveManual = {
  summary: 'A part of a text or a list.',
  examples: [
    {
      title: 'the first two characters; one outside of the basic plane counts once',
      mapping: { '@slice': { value: { '@path': '$.name' }, end: 2 } },
      data: { name: '🎉é漢' },
      gives: '🎉é',
    },
    {
      title: 'the last three elements',
      mapping: { '@slice': { value: { '@path': '$.list' }, start: -3 } },
      data: { list: [1, 2, 3, 4, 5] },
      gives: [3, 4, 5],
    },
    {
      title: 'past the end there is nothing to take',
      mapping: { '@slice': { value: { '@path': '$.zip' }, start: 10, end: 12 } },
      data: { zip: 1234 },
      gives: '',
    },
    {
      title: 'an object has no parts in order',
      mapping: { '@slice': { value: { '@path': '$.map' }, start: 1 } },
      data: { map: { a: 1 } },
    },
  ],
}

export const slicePart: Native<Bounds> = {
  name: 'slicePart',
  returns: string | list | nullish | absent,
  looks: looksAtElements,
  moves: () => 'anything',
  type: (args) => {
    const value = firstArgument(args)
    const part = (value.kinds & scalarKinds) === 0 ? neverType : textType
    const lists = (value.kinds & list) === 0 ? neverType : withFewerElements(value)
    return forKinds(value, scalarKinds | list, union(part, lists))
  },
  prepare: ({ start, end }) => {
    const bounds: readonly [number, number?] = end === null ? [start] : [start, end]
    return (value) => {
      if (Array.isArray(value)) return value.slice(...bounds)
      const text = scalarText(value)
      if (text === undefined) return value === null ? null : undefined
      return Array.from(text)
        .slice(...bounds)
        .join('')
    }
  },
}
