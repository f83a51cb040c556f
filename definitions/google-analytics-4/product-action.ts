import { failing, item, product, request, settings, track } from './examples.js'
import {
  currency,
  currencyCheck,
  itemChecks,
  items,
  itemsParam,
  productMapping,
  value,
  valueCheck,
} from './items.js'
import { clientCheck, event, payload, stream, streamChecks, streamMapping } from './stream.js'

/** What the actions about one product have in common, from the event that they are for and the name that it gets. */
export const productAction = (eventName: string, name: string) =>
  ({
    trigger: `type = "track" and event = "${eventName}"`,
    fields: { type: 'object', required: ['items'], properties: { ...stream, currency, items, value } },
    mapping: {
      ...streamMapping,
      currency: { '@path': '$.properties.currency' },
      items: productMapping,
      value: { '@path': '$.properties.value' },
    },
    checks: [...streamChecks, clientCheck('client_id'), currencyCheck, valueCheck, ...itemChecks],
    request: event(name, { currency: payload('currency'), items: itemsParam, value: payload('value') }),
    examples: [
      {
        title: 'a product',
        settings,
        event: track(eventName, { ...product, currency: 'GBP', value: 39 }),
        requests: [request(name, { currency: 'GBP', items: [item], value: 39 })],
      },
      failing(
        'a product has an id or a name',
        track(eventName, { price: 19.5, quantity: 2 }),
        'PAYLOAD_VALIDATION_FAILED',
        'items',
      ),
    ],
  }) as const
