import type { Action } from 'waybill/actions'
import { request, settings } from './examples.js'
import { clientCheck, event, olderStream, olderStreamMapping, payload, streamChecks } from './stream.js'

export const pageView = {
  title: 'Page view',
  description: 'A page was looked at; with a trigger and mapping of its own, a screen.',
  trigger: 'type = "page"',
  fields: {
    type: 'object',
    properties: {
      ...olderStream,
      page_location: { type: 'string', title: 'Address', description: 'The page’s whole address.' },
      page_referrer: { type: 'string', title: 'Referrer', description: 'The page before it.' },
      page_title: { type: 'string', title: 'Title', description: 'The page’s title.' },
    },
  },
  mapping: {
    ...olderStreamMapping,
    page_location: { '@path': '$.context.page.url' },
    page_referrer: { '@path': '$.context.page.referrer' },
    page_title: { '@path': '$.context.page.title' },
  },
  checks: [...streamChecks, clientCheck('clientId')],
  request: event(
    'page_view',
    {
      page_location: payload('page_location'),
      page_referrer: payload('page_referrer'),
      page_title: payload('page_title'),
    },
    'clientId',
  ),
  examples: [
    {
      title: 'a page; an empty referrer is none',
      settings,
      event: {
        type: 'page',
        messageId: 'm-1',
        timestamp: '2025-02-11T14:03:21.513Z',
        userId: 'u-1',
        context: { page: { url: 'https://shop.example.com/lamps', referrer: '', title: 'Lamps' } },
      },
      requests: [
        request('page_view', { page_location: 'https://shop.example.com/lamps', page_title: 'Lamps' }),
      ],
    },
    {
      title: 'a browser has to be named',
      settings,
      event: { type: 'page', messageId: 'm-2' },
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['clientId'] },
    },
  ],
} as const satisfies Action
