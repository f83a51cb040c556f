import { call } from '../../expressions/expression.js'
import { absent, anything } from '../../expressions/kinds.js'
import type { Native } from '../../expressions/native.js'
import { firstArgument } from '../../expressions/types/native-types.js'
import { ofKinds } from '../../expressions/types/type.js'
import { setOwn } from '../../json/own.js'
import { isObject, type Json } from '../../json/value.js'
import { type DirectiveManual, defineDirective } from '../directive.js'

type Empty = 'null' | '""' | '{}' | '[]'
type Options = { readonly value: Json; readonly keep?: readonly Empty[] }

export const prune = defineDirective<Options>({
  name: '@prune',
  options: {
    type: 'object',
    required: ['value'],
    properties: {
      value: { $ref: '#/$defs/mapping', literal: ['object', 'array'] },
      keep: {
        type: 'array',
        items: { type: 'string', enum: ['null', '""', '{}', '[]'] },
        minItems: 1,
        description: 'Which of the four stay.',
      },
    },
  },
  lower: ({ value, keep = [] }, scope) => call(pruneValue, [scope.lower(value, 'value')], keep),
})

export const pruneManual: DirectiveManual = {
  summary: 'A value without null, `""`, `{}` and `[]`, all the way down.',
  examples: [
    {
      title: 'from the inside out; 0 and false are values',
      mapping: { '@prune': { value: { '@path': '$' } } },
      data: { a: null, b: { c: '', d: [{}, null] }, e: 0, f: [false, ''] },
      gives: { e: 0, f: [false] },
    },
    {
      title: 'null may mean "clear this"',
      mapping: { '@prune': { value: { '@path': '$' }, keep: ['null'] } },
      data: { a: null, b: '', c: { d: null } },
      gives: { a: null, c: { d: null } },
    },
    {
      title: 'nothing is left',
      mapping: { '@prune': { value: { '@path': '$.a' } } },
      data: { a: { b: [''] } },
    },
  ],
}

export const pruneValue: Native<readonly string[]> = {
  name: 'pruneValue',
  returns: anything,
  moves: () => 'present',
  type: (args) => ofKinds(firstArgument(args).kinds | absent),
  prepare: (keep) => {
    const kept = new Set(keep)
    const unless = (name: Empty, value: unknown) => (kept.has(name) ? value : undefined)
    return function pruned(value): unknown {
      if (value === null) return unless('null', null)
      if (value === '') return unless('""', '')
      if (Array.isArray(value)) {
        const items = value.map((item) => pruned(item)).filter((item) => item !== undefined)
        return items.length > 0 ? items : unless('[]', items)
      }
      if (!isObject(value)) return value
      const fields = pruneFields(value, pruned)
      return Object.keys(fields).length > 0 ? fields : unless('{}', fields)
    }
  },
}

function pruneFields(
  source: Record<string, unknown>,
  pruned: (value: unknown) => unknown,
): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  for (const key of Object.keys(source)) {
    const value = pruned(source[key])
    if (value !== undefined) setOwn(result, key, value)
  }
  return result
}
