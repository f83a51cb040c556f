import { type DirectiveManual, defineDirective } from '../directive.js'
import { lowerLiquid } from '../liquid/lower.js'

export const liquid = defineDirective<string>({
  name: '@liquid',
  options: {
    type: 'string',
    description:
      'A Liquid template of at most 1,000 characters, with the tags and filters of the public list. Dates are in UTC; ' +
      '`"now"` is the clock that the engine was given, and without one that subscription fails (`NO_CLOCK`).',
  },
  lower: lowerLiquid,
})

export const liquidManual: DirectiveManual = {
  summary: 'Text by a Liquid template: outputs, filters, conditions and variables over the data.',
  examples: [
    {
      title: 'a field through filters',
      mapping: { '@liquid': '{{ properties.email | strip | downcase }}' },
      data: { properties: { email: ' Ann@Example.com ' } },
      gives: 'ann@example.com',
    },
    {
      title: '"event" prints the event\'s name and has the event\'s fields',
      mapping: {
        '@liquid': '{{ event }}: {{ event.properties.total | times: 2 }}, {{ properties.items.size }} items',
      },
      data: { event: 'Order Completed', properties: { total: 12.5, items: ['a', 'b'] } },
      gives: 'Order Completed: 25, 2 items',
    },
    {
      title: 'conditions and variables',
      mapping: {
        '@liquid':
          '{%- assign name = traits.first_name | default: "you" -%}{% if traits.plan == "pro" %}Dear {{ name }}{% else %}Hi {{ name | upcase }}{% endif %}',
      },
      data: { traits: { plan: 'free', first_name: '' } },
      gives: 'Hi YOU',
    },
    {
      title: 'dates in UTC, with English names',
      mapping: { '@liquid': '{{ timestamp | date: "%A, %-d %B %Y" }}' },
      data: { timestamp: '2024-03-09T23:30:00-05:00' },
      gives: 'Sunday, 10 March 2024',
    },
    {
      title: 'what is missing is empty, nothing inherited is read, a text that can not be decoded stays',
      mapping: { '@liquid': '[{{ missing.x }}{{ constructor.name }}{{ code | url_decode }}]' },
      data: { code: '100%' },
      gives: '[100%]',
    },
  ],
}
