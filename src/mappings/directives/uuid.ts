import { call } from '../../expressions/expression.js'
import type { Json } from '../../json/value.js'
import { type DirectiveManual, defineDirective } from '../directive.js'
import { namedUuid, namespaces } from '../named-uuid.js'
import { randomUuid } from '../random-uuid.js'

type Options = { readonly name?: Json; readonly namespace?: string }

export const uuid = defineDirective<Options>({
  name: '@uuid',
  options: {
    type: 'object',
    properties: {
      name: {
        $ref: '#/$defs/mapping',
        literal: ['string', 'number', 'boolean'],
        description:
          'What is named; several values in one name are a template. A name that is missing or empty has no UUID.',
      },
      namespace: {
        type: 'string',
        pattern: `^(?:${[...namespaces.keys()].join('|')}|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$`,
        description: 'one of `dns`, `url`, `oid`, `x500`, or a UUID',
      },
    },
  },
  lower({ name, namespace }, scope) {
    if (name !== undefined)
      return call(
        namedUuid,
        [scope.lower(name, 'name')],
        namespaces.get(namespace ?? 'url') ?? namespace ?? '',
      )
    if (namespace !== undefined)
      scope.below('namespace').problem('map/option', 'there is no "name" for it', {
        hint: 'add "name", or leave "namespace" out for a random UUID',
      })
    return call(randomUuid, [scope.given('seed'), ...scope.indices], scope.place)
  },
})

export const uuidManual: DirectiveManual = {
  summary:
    'The UUID of a name (version 5), always the same for the same name, in the namespace `url` where none is given; without a name a random one (version 4), another at each place and for each element of a loop. By itself an engine works it out from connection, subscription and message, so that a replay repeats it; with a random source it draws one. A mapping that runs alone needs that source, and without it fails (`NO_RANDOM`).',
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
      title: 'random ones: two places have two, and so have the elements of a list',
      mapping: {
        id: { '@uuid': {} },
        items: { '@each': { in: { '@path': '$.items' }, do: { '@uuid': {} } } },
      },
      data: { items: ['a', 'b'] },
      sources: { random: () => 0.5 },
      gives: {
        id: 'b2b24687-7d9a-4245-8703-21570a0a1985',
        items: ['fa31027f-298a-488e-9166-b8074a39f710', 'e1eb4fbd-a0ff-4e4a-8b3f-5c9730329a78'],
      },
    },
    {
      title: 'a random one that is read in two places is one',
      mapping: {
        '@transform': {
          apply: { id: { '@uuid': {} } },
          mapping: { id: { '@path': '$.id' }, url: { '@template': 'https://example.com/{{id}}' } },
        },
      },
      data: {},
      sources: { random: () => 0.5 },
      gives: {
        id: 'e979e51d-dba0-45c9-9d20-e1c31a1a3bac',
        url: 'https://example.com/e979e51d-dba0-45c9-9d20-e1c31a1a3bac',
      },
    },
    {
      title: 'a name that is empty has none, not a random one',
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
}
