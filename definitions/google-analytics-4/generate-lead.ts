import type { Action } from 'waybill/actions'
import { failing, request, settings, track } from './examples.js'
import { currency, currencyCheck, value, valueCheck } from './items.js'
import { clientCheck, event, payload, stream, streamChecks, streamMapping } from './stream.js'

export const generateLead = {
  title: 'Generate lead',
  description: 'Somebody left how to reach them. A subscription writes its own trigger.',

  fields: { type: 'object', properties: { ...stream, currency, value } },
  mapping: {
    ...streamMapping,
    currency: { '@path': '$.properties.currency' },
    value: { '@path': '$.properties.value' },
  },
  checks: [...streamChecks, clientCheck('client_id'), currencyCheck, valueCheck],
  request: event('generate_lead', { currency: payload('currency'), value: payload('value') }),
  examples: [
    {
      title: 'a form',
      settings,
      event: track('Form Submitted', { currency: 'EUR', value: 20 }),
      requests: [request('generate_lead', { currency: 'EUR', value: 20 })],
    },
    failing(
      'a value needs its currency',
      track('Form Submitted', { value: 20 }),
      'INVALID_CURRENCY_CODE',
      'currency',
    ),
  ],
} as const satisfies Action
