import type { Json } from '../../json/value.js'
import { type DirectiveManual, defineDirective } from '../directive.js'

export const literal = defineDirective<Json>({
  name: '@literal',
  options: { $ref: '#/$defs/json' },
  lower: (value, scope) => scope.constant(value),
})

export const literalManual: DirectiveManual = {
  summary: 'The value itself, also where it looks like a directive.',
  examples: [
    {
      title: 'an object that looks like a directive',
      mapping: { '@literal': { '@path': '$.userId' } },
      data: { userId: 'u-1' },
      gives: { '@path': '$.userId' },
    },
    { title: 'null is a value', mapping: { clear: { '@literal': null } }, data: {}, gives: { clear: null } },
    {
      title: 'holes in it are text',
      mapping: { '@literal': ['{{name}}', false] },
      data: { name: 'Ann' },
      gives: ['{{name}}', false],
    },
  ],
}
