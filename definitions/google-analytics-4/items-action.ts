import type { FieldSchema, JsonObject } from 'waybill/actions'
import { currency, currencyCheck, itemChecks, items, itemsParam, value, valueCheck } from './items.js'
import { clientCheck, event, payload, stream, streamChecks, streamMapping } from './stream.js'

interface ItemsAction<Own, Mapping> {
  /** The fields that come with the items, their currency and their value. */
  readonly fields: Own
  /** How these fields and the items are filled. */
  readonly mapping: Mapping
}

/** What the actions about products on their way to an order have in common, from the name that the event gets. */
export const itemsAction = <
  const Own extends Readonly<Record<string, FieldSchema>>,
  const Mapping extends JsonObject,
>(
  name: string,
  { fields, mapping }: ItemsAction<Own, Mapping>,
) =>
  ({
    fields: {
      type: 'object',
      required: ['items'],
      properties: { ...stream, ...fields, currency, items, value },
    },
    mapping: {
      ...streamMapping,
      currency: { '@path': '$.properties.currency' },
      value: { '@path': '$.properties.value' },
      ...mapping,
    },
    checks: [...streamChecks, clientCheck('client_id'), currencyCheck, valueCheck, ...itemChecks],
    request: event(name, {
      ...Object.fromEntries(Object.keys(fields).map((field) => [field, payload(field)])),
      currency: payload('currency'),
      items: itemsParam,
      value: payload('value'),
    }),
  }) as const
