import type { Action } from 'waybill/actions'
import { request, settings, track } from './examples.js'
import { clientCheck, event, payload, stream, streamChecks, streamMapping } from './stream.js'

export const signUp = {
  title: 'Sign up',
  description: 'A user signed up.',
  trigger: 'type = "track" and event = "Signed Up"',
  fields: {
    type: 'object',
    properties: {
      ...stream,
      method: { type: 'string', title: 'Method', description: 'How, such as with a password.' },
    },
  },
  mapping: { ...streamMapping, method: { '@path': '$.properties.type' } },
  checks: [...streamChecks, clientCheck('client_id')],
  request: event('sign_up', { method: payload('method') }),
  examples: [
    {
      title: 'a new user',
      settings,
      event: track('Signed Up', { type: 'email' }),
      requests: [request('sign_up', { method: 'email' })],
    },
    {
      title: 'a browser has to be named',
      settings,
      event: { type: 'track', messageId: 'm-2', event: 'Signed Up' },
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['client_id'] },
    },
  ],
} as const satisfies Action
