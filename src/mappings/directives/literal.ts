import type { Json } from '../../json/value.js'
import { defineDirective } from '../directive.js'

export const literal = defineDirective<Json>({
  name: '@literal',
  summary: 'The value itself, also where it looks like a directive.',
  options: { $ref: '#/$defs/json' },
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
  lower: (value, scope) => scope.constant(value),
})
