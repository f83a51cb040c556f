import type { Action } from 'waybill/actions'
import { events, fields, mapping, timeCheck, userAgentCheck } from './event.js'
import { common, request, sent, settings, website } from './examples.js'

export const pageView = {
  title: 'Page view',
  description: 'A page was looked at.',
  trigger: 'type = "page"',
  fields: { type: 'object', required: ['action_source', 'event_time', 'user_data'], properties: fields },
  mapping,
  checks: [timeCheck, userAgentCheck],
  ...events('PageView', undefined),
  examples: [
    {
      title: 'a page',
      settings,
      mapping: website,
      event: { type: 'page', ...common },
      requests: [request([sent('PageView')])],
    },
    {
      title: 'where it happened has to be said',
      settings,
      event: { type: 'page', ...common },
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['action_source'] },
    },
  ],
} as const satisfies Action
