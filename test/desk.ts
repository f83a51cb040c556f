import type { Destination } from 'waybill/actions'

/** A small definition with two examples, one of which can be made wrong. */
export const desk = {
  slug: 'desk',
  version: '1.0.0',
  name: 'Desk',
  events: ['track'],
  settings: {
    type: 'object',
    required: ['key'],
    properties: { key: { type: 'string', format: 'password' } },
  },
  auth: { type: 'bearer', token: { '@path': '$.settings.key' } },
  request: { baseUrl: 'https://desk.example' },
  actions: {
    note: {
      title: 'Note',
      trigger: 'type = "track"',
      fields: { type: 'object', required: ['text'], properties: { text: { type: 'string' } } },
      mapping: { text: { '@path': '$.event' } },
      request: { method: 'POST', path: '/notes', json: { text: { '@path': '$.payload.text' } } },
      examples: [
        {
          title: 'an order',
          settings: { key: 'k-123456' },
          event: { type: 'track', event: 'Order Completed', userId: 'u-1' },
          requests: [
            {
              method: 'POST',
              url: 'https://desk.example/notes',
              headers: { 'content-type': 'application/json', authorization: 'Bearer k-123456' },
              json: { text: 'Order Completed' },
            },
          ],
        },
        {
          title: 'nothing to note',
          settings: { key: 'k-123456' },
          mapping: { text: { '@path': '$.properties.text' } },
          event: { type: 'track', event: 'Order Completed', userId: 'u-1' },
          outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['text'] },
        },
      ],
    },
  },
} satisfies Destination

export const deskJson = JSON.stringify(desk, null, 2)

/** The same with an example that expects another text. */
export const wrongJson = deskJson.replace('"text": "Order Completed"', '"text": "Order Complete"')

/** Cases for it: one that holds, and one more. */
export const deskCases = `settings: { key: k-123456 }
cases:
  - title: an order
    action: note
    match: part
    event: { type: track, event: Order Completed, userId: u-1 }
    requests: [{ json: { text: Order Completed } }]
  - title: no identify
    event: { type: identify, userId: u-1 }
    outcome: { code: UNSUPPORTED_EVENT_TYPE }
`
