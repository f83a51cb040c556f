import type { Action } from 'waybill/actions'
import { request, settings, time, track } from './examples.js'
import { clientCheck, event, payload, stream, streamChecks, streamMapping } from './stream.js'

export const login = {
  title: 'Login',
  description: 'A user signed in.',
  trigger: 'type = "track" and event = "Signed In"',
  fields: {
    type: 'object',
    properties: {
      ...stream,
      method: { type: 'string', title: 'Method', description: 'How, such as with a password.' },
    },
  },
  mapping: { ...streamMapping },
  checks: [...streamChecks, clientCheck('client_id')],
  request: event('login', { method: payload('method') }),
  examples: [
    {
      title: 'a user with what is known of them',
      settings,
      mapping: {
        user_id: { '@path': '$.userId' },
        user_properties: { plan: { '@path': '$.properties.plan' } },
      },
      event: track('Signed In', { plan: 'pro' }),
      requests: [
        request('login', {}, { ...time, user_id: 'u-1', user_properties: { plan: { value: 'pro' } } }),
      ],
    },
    {
      title: 'a browser has to be named',
      settings,
      event: { type: 'track', messageId: 'm-2', event: 'Signed In' },
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['client_id'] },
    },
  ],
} as const satisfies Action
