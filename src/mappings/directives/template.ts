import { type DirectiveManual, defineDirective } from '../directive.js'

export const template = defineDirective<string>({
  name: '@template',
  options: {
    $ref: '#/$defs/template',
    description: 'Text with `{{path}}` holes; a missing or null value is empty, an object prints as JSON.',
  },
  lower: (text, scope) => scope.template(text),
})

export const templateManual: DirectiveManual = {
  summary: 'Text with the values of its holes.',
  examples: [
    {
      title: 'a hole in text',
      mapping: { '@template': 'Viewed {{properties.name}}' },
      data: { properties: { name: 'Café mug' } },
      gives: 'Viewed Café mug',
    },
    {
      title: 'three braces are the same: nothing is escaped',
      mapping: { '@template': '{{{first}}} & {{ last }}' },
      data: { first: '<Ann>', last: 'Lee' },
      gives: '<Ann> & Lee',
    },
    {
      title: 'lists of scalars are joined, objects print as JSON',
      mapping: { '@template': '{{tags}} {{address}}' },
      data: { tags: ['red', null, 7], address: { city: 'Oslo' } },
      gives: 'red,,7 {"city":"Oslo"}',
    },
    {
      title: 'missing and null are empty',
      mapping: { '@template': '[{{missing}}{{nil}}]' },
      data: { nil: null },
      gives: '[]',
    },
    {
      title: 'text from the data is not expanded again',
      mapping: { '@template': '{{name}}' },
      data: { name: '{{secret}}', secret: 's' },
      gives: '{{secret}}',
    },
  ],
}
