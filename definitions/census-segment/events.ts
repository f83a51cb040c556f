import type { Action } from 'waybill/actions'
import { request, settings } from '../segment/examples.js'
import { sending } from '../segment/sending.js'
import { eventBody } from './body.js'
import { common, oneId } from './fields.js'
import { eventMapping, otherColumns } from './mapping.js'

export const sendEvent = {
  title: 'Send event',
  description: 'A row is something that somebody did.',
  trigger: 'all',
  syncModes: ['add'],
  fields: {
    type: 'object',
    required: ['sync_key', 'event'],
    properties: {
      ...common,
      event: { type: 'string', minLength: 1, title: 'Event', description: 'What was done.' },
      properties: {
        type: 'object',
        title: 'Properties',
        description: 'What is known of the event: by default every column that no other field takes.',
      },
    },
  },
  mapping: { ...eventMapping, properties: otherColumns(eventMapping) },
  checks: [
    oneId,
    {
      require: 'exists(payload.timestamp)',
      severity: 'warning',
      code: 'TIMESTAMP_MISSING',
      message: 'Without a timestamp the event counts as of now, also where old rows are sent again.',
      fields: ['timestamp'],
    },
  ],
  ...sending('track', eventBody),
  examples: [
    {
      title: 'an event of a table of events',
      settings,
      event: {
        sync_key: 'e-1',
        event: 'Trial Ended',
        user_id: 'u-1',
        timestamp: '2025-02-01T10:00:00Z',
        days: 14,
      },
      requests: [
        request('track', {
          userId: 'u-1',
          event: 'Trial Ended',
          messageId: 'e-1',
          timestamp: '2025-02-01T10:00:00Z',
          properties: { days: 14 },
        }),
      ],
    },
    {
      title: 'context and integrations go along where they are mapped',
      settings,
      mapping: { context: { ip: { '@path': '$.ip' } }, integrations: { All: false }, properties: {} },
      event: { sync_key: 'e-2', event: 'Ping', user_id: 'u-1', ip: '203.0.113.17' },
      requests: [
        request('track', {
          userId: 'u-1',
          event: 'Ping',
          messageId: 'e-2',
          context: { ip: '203.0.113.17' },
          integrations: { All: false },
          properties: {},
        }),
      ],
    },
    {
      title: 'an event has a name',
      settings,
      event: { sync_key: 'e-3', user_id: 'u-1' },
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['event'] },
    },
  ],
} as const satisfies Action
