import type { JsonObject } from 'waybill/actions'

/** Settings and events for the examples, and the parts that all their requests have. */

export const settings = { pixelId: '1234567890', accessToken: 'fb-token' }

export const website = { action_source: 'website' }

export const common = {
  messageId: 'm-1',
  timestamp: '2025-02-11T14:03:21.513Z',
  userId: 'u-1',
  context: { userAgent: 'Mozilla/5.0', page: { url: 'https://shop.example.com/lamps' } },
}

export const track = <const Name extends string, const Properties extends JsonObject>(
  event: Name,
  properties: Properties,
) => ({ type: 'track', ...common, event, properties })

/** The SHA-256 of `u-1`. */
export const externalId = 'a24a7f55f278dd49fb1f99c5507800cb198a5bfe10fe2126cd0b25672152b0da'

/** An event as it leaves. */
export const sent = (name: string, customData?: JsonObject) => ({
  event_name: name,
  event_time: '2025-02-11T14:03:21.513Z',
  event_source_url: 'https://shop.example.com/lamps',
  event_id: 'm-1',
  action_source: 'website',
  user_data: { external_id: [externalId], client_user_agent: 'Mozilla/5.0' },
  ...(customData === undefined ? {} : { custom_data: customData }),
})

/** A request of an example. */
export const request = (data: readonly JsonObject[], others: JsonObject = {}) => ({
  method: 'POST',
  url: 'https://graph.facebook.com/v24.0/1234567890/events',
  headers: { authorization: 'Bearer fb-token', 'content-type': 'application/json' },
  json: { data: [...data], ...others },
})

/** A product as events have it, and what becomes of it. */
export const product = { product_id: 'p-1', price: 19.5, quantity: 2 }
export const content = { id: 'p-1', item_price: 19.5, quantity: 2 }
