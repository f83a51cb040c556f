// biome-ignore-all lint/suspicious/noThenProperty: saved mappings call the option so, and no promise is near.
import { call, conditional, type Expression, not, nothing } from '../../expressions/expression.js'
import type { Json } from '../../json/value.js'
import { type DirectiveManual, defineDirective } from '../directive.js'
import { isBlank, isNeverMissing, isPresent } from '../presence.js'
import type { Scope } from '../scope.js'

type Options = {
  readonly exists?: Json
  readonly blank?: Json
  readonly condition?: string
  readonly then?: Json
  readonly else?: Json
}

export const ifDirective = defineDirective<Options>({
  name: '@if',
  options: {
    type: 'object',
    oneOf: [{ required: ['exists'] }, { required: ['blank'] }, { required: ['condition'] }],
    properties: {
      exists: { $ref: '#/$defs/mapping', description: '`then` where the value is neither missing nor null.' },
      blank: {
        $ref: '#/$defs/mapping',
        description: '`then` where the value is not blank: missing, null, "", 0, false and [] are.',
      },
      condition: { $ref: '#/$defs/condition', description: '`then` where the FQL query holds.' },
      then: { $ref: '#/$defs/mapping' },
      else: { $ref: '#/$defs/mapping' },
    },
  },
  lower(options, scope) {
    const test = lowerTest(options, scope)
    if (options.then === undefined && options.else === undefined)
      return scope.problem('map/option', 'neither "then" nor "else" is given, so nothing ever comes out')
    return conditional(test, branch('then'), branch('else'))

    function branch(name: 'then' | 'else'): Expression {
      const value = options[name]
      return value === undefined ? nothing : scope.lower(value, name)
    }
  },
})

export const ifManual: DirectiveManual = {
  summary: 'One of two values, by whether a value exists, is blank, or a condition holds.',
  examples: [
    {
      title: 'the user id where there is one',
      mapping: { '@if': { exists: { '@path': '$.userId' }, then: 'known', else: 'anonymous' } },
      data: { userId: null },
      gives: 'anonymous',
    },
    {
      title: '"blank" takes the first branch where the value is not blank',
      mapping: { '@if': { blank: { '@path': '$.name' }, then: { '@path': '$.name' }, else: 'no name' } },
      data: { name: '' },
      gives: 'no name',
    },
    {
      title: 'a condition',
      mapping: { '@if': { condition: 'properties.total > 100', then: 'large', else: 'small' } },
      data: { properties: { total: 250 } },
      gives: 'large',
    },
    {
      title: 'a branch may be false',
      mapping: { '@if': { exists: { '@path': '$.optedIn' }, then: { '@path': '$.optedIn' }, else: false } },
      data: {},
      gives: false,
    },
    {
      title: 'without the branch that is taken there is nothing',
      mapping: { tier: { '@if': { exists: { '@path': '$.plan' }, then: 'paid' } } },
      data: {},
      gives: {},
    },
  ],
}

function lowerTest({ exists, blank, condition }: Options, scope: Scope): Expression {
  if (condition !== undefined) return scope.condition(condition, 'condition')
  if (exists !== undefined) {
    const value = scope.lower(exists, 'exists')
    if (isNeverMissing(value))
      scope.below('exists').warning('map/option', 'this is always there, so "then" is always taken', {
        hint: 'text and what is written out is never missing: test the @path itself, or use "blank"',
      })
    return call(isPresent, [value])
  }
  return not(call(isBlank, [blank === undefined ? nothing : scope.lower(blank, 'blank')]))
}
