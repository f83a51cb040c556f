import type { Action } from 'waybill/actions'
import { request, sent, settings, track, website } from './examples.js'
import { contentCategory, contentIds, contents, currency, productMapping, value } from './shop.js'
import { shopAction } from './shop-action.js'

export const search = {
  title: 'Search',
  description: 'Somebody searched for something.',
  trigger: 'type = "track" and event = "Products Searched"',
  ...shopAction('Search', {
    fields: {
      search_string: { type: 'string', title: 'Search', description: 'What was searched for.' },
      currency,
      value,
      contents,
      content_ids: contentIds,
      content_category: contentCategory,
    },
    mapping: {
      search_string: { '@path': '$.properties.query' },
      contents: productMapping,
    },
  }),
  examples: [
    {
      title: 'a search for a product',
      settings,
      mapping: website,
      event: track('Products Searched', { query: 'lamps', product_id: 'p-1' }),
      requests: [request([sent('Search', { search_string: 'lamps', contents: [{ id: 'p-1' }] })])],
    },
    {
      title: 'a search without a product goes with a mapping without contents',
      settings,
      mapping: { ...website, contents: null },
      event: track('Products Searched', { query: 'lamps' }),
      requests: [request([sent('Search', { search_string: 'lamps' })])],
    },
    {
      title: 'contents without an id',
      settings,
      mapping: website,
      event: track('Products Searched', { query: 'lamps' }),
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['contents'] },
    },
  ],
} as const satisfies Action
