import type { Action } from 'waybill/actions'
import { base, metrics, seconds, settings } from './examples.js'
import { batching, text } from './fields.js'

const payload = (name: string) => ({ '@path': `$.payload.${name}` })

export const reportDeliveryEvent = {
  title: 'Report delivery event',
  description: 'What became of a message that Customer.io sent.',
  trigger: 'event = "Report Delivery Event"',
  fields: {
    type: 'object',
    required: ['delivery_id', 'metric'],
    properties: {
      delivery_id: text('Delivery ID', 'The id of the message, which came with it.'),
      metric: {
        type: 'string',
        enum: ['delivered', 'opened', 'clicked', 'converted', 'spammed', 'bounced', 'dropped', 'deferred'],
        title: 'Metric',
        description: 'What became of the message.',
      },
      recipient: text('Recipient', 'Who got it: an e-mail address, a phone number or a device.'),
      reason: text('Reason', 'Why it failed.'),
      href: text('Link', 'What was clicked.'),
      action_name: text('Action name', 'What was clicked in a message in the app.'),
      action_value: text('Action value', 'The value of that.'),
      timestamp: {
        type: 'string',
        format: 'date-like',
        title: 'Timestamp',
        description: 'When it happened; now where it is left out.',
      },
      ...batching,
    },
  },
  mapping: {
    delivery_id: { '@path': '$.properties.deliveryId' },
    metric: { '@path': '$.properties.metric' },
    recipient: { '@path': '$.properties.recipient' },
    reason: { '@path': '$.properties.reason' },
    href: { '@path': '$.properties.href' },
    action_name: { '@path': '$.properties.actionName' },
    action_value: { '@path': '$.properties.actionValue' },
    timestamp: { '@path': '$.timestamp' },
  },
  request: {
    method: 'POST',
    path: '/api/v1/metrics',
    json: {
      delivery_id: payload('delivery_id'),
      metric: payload('metric'),
      timestamp: {
        '@coalesce': [{ '@date': { value: payload('timestamp'), to: 'unix' } }, { '@now': { to: 'unix' } }],
      },
      recipient: payload('recipient'),
      reason: payload('reason'),
      href: payload('href'),
      metadata: {
        '@prune': {
          value: { action_name: payload('action_name'), action_value: payload('action_value') },
        },
      },
    },
  },
  examples: [
    {
      title: 'a link was clicked',
      settings,
      event: {
        ...base,
        type: 'track',
        event: 'Report Delivery Event',
        userId: 'u-1',
        properties: {
          deliveryId: 'RPIL',
          metric: 'clicked',
          href: 'https://example.com/',
          actionName: 'cta',
        },
      },
      requests: [
        metrics({
          delivery_id: 'RPIL',
          metric: 'clicked',
          timestamp: seconds,
          href: 'https://example.com/',
          metadata: { action_name: 'cta' },
        }),
      ],
    },
    {
      title: 'a metric is one of eight',
      settings,
      event: {
        ...base,
        type: 'track',
        event: 'Report Delivery Event',
        userId: 'u-1',
        properties: { deliveryId: 'RPIL', metric: 'read' },
      },
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['metric'] },
    },
  ],
} as const satisfies Action
