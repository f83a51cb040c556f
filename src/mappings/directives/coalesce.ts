import { call, type Expression, coalesce as firstPresent } from '../../expressions/expression.js'
import { anything, string } from '../../expressions/kinds.js'
import { defineNative, looksNowhere } from '../../expressions/native.js'
import { firstArgument } from '../../expressions/types/native-types.js'
import { nothingType, union } from '../../expressions/types/type.js'
import { isList, type Json } from '../../json/value.js'
import { type DirectiveManual, defineDirective } from '../directive.js'
import { isNeverMissing } from '../presence.js'
import type { Scope } from '../scope.js'

type Options = readonly Json[] | { readonly values: readonly Json[]; readonly skip?: 'blank' }

const values = { type: 'array', items: { $ref: '#/$defs/mapping' }, minItems: 1 } as const

export const coalesce = defineDirective<Options>({
  name: '@coalesce',
  options: {
    anyOf: [
      values,
      {
        type: 'object',
        required: ['values'],
        properties: {
          values,
          skip: { type: 'string', enum: ['blank'], description: 'Skips empty text too.' },
        },
      },
    ],
  },
  lower(options, scope) {
    if (isList(options)) return firstOf(options, scope)
    return firstOf(options.values, scope.below('values'), options.skip)
  },
})

export const coalesceManual: DirectiveManual = {
  summary: 'The first value that is neither missing nor null; the last one as it is where none is.',
  examples: [
    {
      title: 'fall back to the anonymous id',
      mapping: { '@coalesce': [{ '@path': '$.userId' }, { '@path': '$.anonymousId' }] },
      data: { userId: null, anonymousId: 'anon-1' },
      gives: 'anon-1',
    },
    {
      title: 'empty text, 0 and false are values',
      mapping: { '@coalesce': [{ '@path': '$.name' }, 'unknown'] },
      data: { name: '' },
      gives: '',
    },
    {
      title: 'unless blank is skipped too',
      mapping: { '@coalesce': { values: [{ '@path': '$.name' }, 'unknown'], skip: 'blank' } },
      data: { name: '' },
      gives: 'unknown',
    },
    { title: 'nothing there', mapping: { '@coalesce': [{ '@path': '$.a' }, { '@path': '$.b' }] }, data: {} },
    {
      title: 'a null in the end stays',
      mapping: { '@coalesce': [{ '@path': '$.a' }] },
      data: { a: null },
      gives: null,
    },
  ],
}

function firstOf(values: readonly Json[], scope: Scope, skip?: 'blank'): Expression {
  const lowered = values.map((value, index) => scope.lower(value, index))
  const candidates = skip === 'blank' ? lowered.map((value) => call(blankAsMissing, [value])) : lowered
  const unreachable = candidates.findIndex(isNeverMissing) + 1
  if (unreachable > 0 && unreachable < values.length)
    scope
      .below(unreachable)
      .warning('map/option', 'this is never reached: the value before it is always there', {
        hint: 'a template always gives text: use @path, or skip: "blank"',
      })
  return firstPresent(candidates)
}

export const blankAsMissing = defineNative({
  name: 'blankAsMissing',
  returns: anything,
  looks: looksNowhere,
  type: (args) => {
    const value = firstArgument(args)
    return (value.kinds & string) === 0 ? value : union(value, nothingType)
  },
  apply: (value) => (value === '' ? undefined : value),
})
