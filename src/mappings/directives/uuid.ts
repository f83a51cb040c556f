import { call } from '../../expressions/expression.js'
import type { Json } from '../../json/value.js'
import { defineDirective } from '../directive.js'
import { namedUuid, namespaces } from '../named-uuid.js'

type Options = { readonly name: Json; readonly namespace?: string }

export const uuid = defineDirective<Options>({
  name: '@uuid',
  summary:
    'The UUID of a name (version 5): always the same for the same name, so that a retry repeats it. Without a namespace it is `url`.',
  options: {
    type: 'object',
    required: ['name'],
    properties: {
      name: {
        $ref: '#/$defs/mapping',
        literal: ['string', 'number', 'boolean'],
        description: 'What is named; several values in one name are a template.',
      },
      namespace: {
        type: 'string',
        pattern: `^(?:${[...namespaces.keys()].join('|')}|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$`,
        description: 'one of `dns`, `url`, `oid`, `x500`, or a UUID',
      },
    },
  },
  examples: [
    {
      title: 'an id for each item of an order',
      mapping: {
        '@each': {
          in: { '@path': '$.items' },
          do: { '@uuid': { name: { '@template': '{{$.id}}/{{@index}}' } } },
        },
      },
      data: { id: 'm-1', items: ['a', 'b'] },
      gives: ['17ca19be-f10c-506f-8f75-02e12a02df9d', '318d3b02-7e7f-5ee4-aac3-e86ee46cc899'],
    },
    {
      title: 'the example of RFC 9562',
      mapping: { '@uuid': { name: 'www.example.com', namespace: 'dns' } },
      data: {},
      gives: '2ed6657d-e927-568b-95e1-2665a8aea6a2',
    },
    {
      title: 'without a name there is none',
      mapping: { '@uuid': { name: { '@path': '$.id' } } },
      data: { id: '' },
    },
    {
      title: 'null stays null',
      mapping: { '@uuid': { name: { '@path': '$.id' } } },
      data: { id: null },
      gives: null,
    },
  ],
  lower: ({ name, namespace = 'url' }, scope) =>
    call(namedUuid, [scope.lower(name, 'name')], namespaces.get(namespace) ?? namespace),
})
