import type { Action } from 'waybill/actions'
import { events, fields, mapping, of, timeCheck, userAgentCheck } from './event.js'
import { request, sent, settings, track, website } from './examples.js'
import {
  contentCategory,
  contentIds,
  contents,
  contentsCheck,
  currency,
  currencyCheck,
  customData,
  filled,
  productMapping,
  value,
} from './shop.js'

export const search = {
  title: 'Search',
  description: 'Somebody searched for something.',
  trigger: 'type = "track" and event = "Products Searched"',
  fields: {
    type: 'object',
    required: ['action_source', 'event_time', 'user_data'],
    properties: {
      ...fields,
      search_string: { type: 'string', title: 'Search', description: 'What was searched for.' },
      currency,
      value,
      contents,
      content_ids: contentIds,
      content_category: contentCategory,
      custom_data: customData,
    },
  },
  mapping: {
    ...mapping,
    search_string: { '@path': '$.properties.query' },
    currency: { '@path': '$.properties.currency' },
    contents: productMapping,
  },
  checks: [timeCheck, userAgentCheck, currencyCheck, contentsCheck],
  ...events('Search', {
    search_string: of('search_string'),
    currency: of('currency'),
    value: of('value'),
    contents: filled('contents'),
    content_ids: filled('content_ids'),
    content_category: of('content_category'),
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
