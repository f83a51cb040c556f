import { type DirectiveManual, defineDirective } from '../directive.js'

export const path = defineDirective<string>({
  name: '@path',
  options: { $ref: '#/$defs/path', description: 'From `$`, the root: `$.a.b`, `a.b`, `$.a[0]["odd key"]`.' },
  lower: (text, scope) => scope.path(text),
})

export const pathManual: DirectiveManual = {
  summary: 'The value at a path.',
  examples: [
    { title: 'a field', mapping: { '@path': '$.userId' }, data: { userId: 'u-1' }, gives: 'u-1' },
    {
      title: 'an element of a list, a name in quotes',
      mapping: { '@path': "$.properties.products[1]['unit price']" },
      data: { properties: { products: [{}, { 'unit price': 9.5 }] } },
      gives: 9.5,
    },
    {
      title: 'the number of elements',
      mapping: { '@path': '$.products.length' },
      data: { products: ['a', 'b'] },
      gives: 2,
    },
    {
      title: 'through null it is null',
      mapping: { '@path': '$.device.id' },
      data: { device: null },
      gives: null,
    },
    { title: 'through text it is missing', mapping: { '@path': '$.event.id' }, data: { event: 'Viewed' } },
    { title: 'nothing inherited is read', mapping: { '@path': '$.constructor.name' }, data: {} },
  ],
}
