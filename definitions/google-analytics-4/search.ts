import type { Action } from 'waybill/actions'
import { failing, request, settings, track } from './examples.js'
import { clientCheck, event, payload, stream, streamChecks, streamMapping } from './stream.js'

export const search = {
  title: 'Search',
  description: 'Somebody searched for something.',
  trigger: 'type = "track" and event = "Products Searched"',
  fields: {
    type: 'object',
    required: ['search_term'],
    properties: {
      ...stream,
      search_term: { type: 'string', title: 'Search term', description: 'What was searched for.' },
    },
  },
  mapping: { ...streamMapping, search_term: { '@path': '$.properties.query' } },
  checks: [...streamChecks, clientCheck('client_id')],
  request: event('search', { search_term: payload('search_term') }),
  examples: [
    {
      title: 'a search',
      settings,
      event: track('Products Searched', { query: 'blue roses' }),
      requests: [request('search', { search_term: 'blue roses' })],
    },
    failing('a search has words', track('Products Searched', {}), 'PAYLOAD_VALIDATION_FAILED', 'search_term'),
  ],
} as const satisfies Action
