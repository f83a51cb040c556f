import type { Json } from '../../json/value.js'
import { type DirectiveManual, defineDirective } from '../directive.js'
import { weightOf } from '../weight.js'

type Options = { readonly apply: Json; readonly mapping: Json }

export const transform = defineDirective<Options>({
  name: '@transform',
  options: {
    type: 'object',
    required: ['apply', 'mapping'],
    properties: {
      apply: { $ref: '#/$defs/mapping', literal: ['object', 'array'] },
      mapping: { $ref: '#/$defs/mapping', description: 'Here `$` is what `apply` gave.' },
    },
  },
  lower({ apply, mapping }, scope) {
    const result = scope.withRoot(scope.lower(apply, 'apply')).lower(mapping, 'mapping')
    if (weightOf(result) <= scope.language.maxWeight) return result
    return scope.problem('map/limit', `the mapping comes to more than ${scope.language.maxWeight} steps`, {
      hint: 'read what "apply" gives in fewer places',
    })
  },
})

export const transformManual: DirectiveManual = {
  summary: 'A mapping that reads the result of another one.',
  examples: [
    {
      title: 'a computed value in a template',
      mapping: {
        '@transform': {
          apply: { name: { '@case': { operator: 'upper', value: { '@path': '$.name' } } } },
          mapping: { '@template': 'Dear {{name}}' },
        },
      },
      data: { name: 'Ann' },
      gives: 'Dear ANN',
    },
    {
      title: 'a result that is no object',
      mapping: { '@transform': { apply: { '@path': '$.products' }, mapping: { '@path': '$.length' } } },
      data: { products: ['a', 'b'] },
      gives: 2,
    },
    {
      title: 'the data is not in sight',
      mapping: {
        '@transform': { apply: { a: 1 }, mapping: { a: { '@path': '$.a' }, b: { '@path': '$.b' } } },
      },
      data: { b: 2 },
      gives: { a: 1 },
    },
    {
      title: 'nothing to go on with',
      mapping: { '@transform': { apply: { '@path': '$.none' }, mapping: { '@path': '$.length' } } },
      data: {},
    },
  ],
}
