import { call } from '../../expressions/expression.js'
import type { Json } from '../../json/value.js'
import { type DirectiveManual, defineDirective } from '../directive.js'
import { type UrlPart, urlPart, urlParts } from '../url-parts.js'

type Options = { readonly value: Json; readonly part: UrlPart; readonly name?: string }

export const url = defineDirective<Options>({
  name: '@url',
  options: {
    type: 'object',
    required: ['value', 'part'],
    properties: {
      value: { $ref: '#/$defs/mapping', literal: ['string'] },
      part: {
        type: 'string',
        enum: urlParts,
        description:
          '`protocol` ends in ":", `search` begins with "?", `hash` with "#"; `host` holds the port, `hostname` does not; `query` is an object of the first value of each name. An empty part gives nothing.',
      },
      name: { type: 'string', minLength: 1, description: 'For `query`: the first value of this name.' },
    },
  },
  lower({ value, part, name }, scope) {
    if (name !== undefined && part !== 'query')
      scope.below('name').problem('map/option', '"name" has no effect without part: "query"')
    return call(urlPart, [scope.lower(value, 'value')], { part, name: name ?? null })
  },
})

export const urlManual: DirectiveManual = {
  summary: 'A part of an address, as browsers read it; what is no whole address gives nothing.',
  examples: [
    {
      title: 'host and path of a page',
      mapping: {
        domain: { '@url': { value: { '@path': '$.url' }, part: 'hostname' } },
        path: { '@url': { value: { '@path': '$.url' }, part: 'path' } },
        port: { '@url': { value: { '@path': '$.url' }, part: 'port' } },
      },
      data: { url: 'https://Shop.Example.com:443/mugs/blue?x=1#top' },
      gives: { domain: 'shop.example.com', path: '/mugs/blue' },
    },
    {
      title: 'a value of the query, and all of them',
      mapping: [
        { '@url': { value: { '@path': '$.url' }, part: 'query', name: 'utm_source' } },
        { '@url': { value: { '@path': '$.url' }, part: 'query' } },
      ],
      data: { url: 'https://example.com/?utm_source=spring+sale&a=1&a=2' },
      gives: ['spring sale', { utm_source: 'spring sale', a: '1' }],
    },
    {
      title: 'an address that is not whole gives nothing',
      mapping: { '@url': { value: { '@path': '$.url' }, part: 'host' } },
      data: { url: 'example.com/mugs' },
    },
    {
      title: 'null stays null',
      mapping: { '@url': { value: { '@path': '$.url' }, part: 'host' } },
      data: { url: null },
      gives: null,
    },
  ],
}
