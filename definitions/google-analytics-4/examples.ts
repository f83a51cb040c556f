import type { JsonObject } from 'waybill/actions'

/** Settings and events for the examples, and the parts that all their requests have. */

export const settings = { measurementId: 'G-EXAMPLE', apiSecret: 'ga-secret' }

export const track = <const Name extends string, const Properties extends JsonObject>(
  event: Name,
  properties: Properties,
) => ({
  type: 'track',
  messageId: 'm-1',
  timestamp: '2025-02-11T14:03:21.513Z',
  event,
  userId: 'u-1',
  properties,
})

/** The time of those events. */
export const time = { timestamp_micros: 1739282601513000 }

/** A request of an example: the event's name and parameters, and what else the body has. */
export const request = (name: string, params: JsonObject, others: JsonObject = time) => ({
  method: 'POST',
  url: 'https://www.google-analytics.com/mp/collect?api_secret=ga-secret&measurement_id=G-EXAMPLE',
  headers: { 'content-type': 'application/json' },
  json: {
    client_id: 'u-1',
    events: [{ name, params: { ...params, engagement_time_msec: 1 } }],
    ...others,
  },
})

/** A product as events have it, and the item that it becomes. */
export const product = { product_id: 'p-1', name: 'Desk lamp', price: 19.5, quantity: 2 }
export const item = { item_id: 'p-1', item_name: 'Desk lamp', price: 19.5, quantity: 2 }

/** What becomes of an event without what the action needs. */
export const failing = <const Title extends string, const Event extends JsonObject>(
  title: Title,
  event: Event,
  code: string,
  ...fields: readonly string[]
) => ({ title, settings, event, outcome: { code, fields } })
