import { call, conditional, literal, loop, objectOf } from '../../expressions/expression.js'
import type { Json } from '../../json/value.js'
import { type DirectiveManual, defineDirective } from '../directive.js'
import { loopOptions, lowerElement } from '../element.js'
import { replaceScalars, scalarsOf } from '../scalars-of.js'

type Options = {
  readonly in: Json
  readonly as?: string
  readonly where?: string
  readonly do: Json
  readonly lists?: boolean
}

export const walk = defineDirective<Options>({
  name: '@walk',
  options: {
    type: 'object',
    required: ['in', 'do'],
    properties: {
      in: { $ref: '#/$defs/mapping' },
      as: loopOptions.as,
      where: { $ref: '#/$defs/condition', description: 'Scalars for which it does not hold stay.' },
      do: {
        $ref: '#/$defs/mapping',
        description: 'What stands in the place of the scalar; where it gives nothing, the key vanishes.',
      },
      lists: {
        type: 'boolean',
        description: 'Whether it goes into lists; true where it is left out, false leaves them as they are.',
      },
    },
  },
  lower(options, scope) {
    const walk = { lists: options.lists ?? true }
    const value = scope.lower(options.in, 'in')
    const { scope: inside, element, index, where } = lowerElement(options, scope)
    const replaced = objectOf([['value', inside.lower(options.do, 'do')]])
    const body = where === undefined ? replaced : conditional(where, replaced, literal(null))
    const list = call(scalarsOf, [value], walk)
    const replacements = loop({ mode: 'map', list, element, index, where: undefined, body })
    return call(replaceScalars, [value, replacements], walk)
  },
})

export const walkManual: DirectiveManual = {
  summary: 'A nested value in which every scalar that meets a condition is replaced; `@` is the scalar.',
  examples: [
    {
      title: 'numbers as text, at any depth',
      mapping: {
        '@walk': {
          in: { '@path': '$.traits' },
          where: 'typeof(@) = "number"',
          do: { '@template': '{{@}}' },
        },
      },
      data: { traits: { age: 40, address: { zip: 1234, city: 'Oslo' }, scores: [1, 'two'] } },
      gives: { age: '40', address: { zip: '1234', city: 'Oslo' }, scores: ['1', 'two'] },
    },
    {
      title: 'null as empty text, lists as they are',
      mapping: {
        '@walk': { in: { '@path': '$' }, where: '@ = null', do: '', lists: false },
      },
      data: { a: { b: null }, list: [null] },
      gives: { a: { b: '' }, list: [null] },
    },
    {
      title: 'what gives nothing takes its key with it, in a list it holds its place as null',
      mapping: {
        '@walk': { in: { '@path': '$' }, do: { '@cast': { value: { '@path': '@' }, to: 'number' } } },
      },
      data: { a: '5', b: 'five', list: ['1', 'one'] },
      gives: { a: 5, list: [1, null] },
    },
    { title: 'nothing to walk through', mapping: { '@walk': { in: { '@path': '$.a' }, do: 1 } }, data: {} },
  ],
}
