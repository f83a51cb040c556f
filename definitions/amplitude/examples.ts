import type { Json, JsonObject } from 'waybill/actions'

/** What the examples have in common. */

export const settings = { apiKey: 'amp-key', secretKey: 'amp-secret' }

export const base = { messageId: 'm-1', timestamp: '2025-02-11T14:03:21.513Z' }

/** What an event of user u-1 says besides its name. */
export const sent = { user_id: 'user-1', time: 1739282601513, use_batch_endpoint: false }

export const logged = (events: readonly JsonObject[], host = 'api2.amplitude.com') => ({
  method: 'POST',
  url: `https://${host}/2/httpapi`,
  headers: { 'content-type': 'application/json' },
  json: { api_key: 'amp-key', events },
})

/** A form with the API key and one more field, in JSON. */
export const posted = (url: string, name: string, value: Json, options?: JsonObject) => ({
  method: 'POST',
  url: `https://${url}`,
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  form: {
    api_key: 'amp-key',
    [name]: JSON.stringify(value),
    ...(options === undefined ? {} : { options: JSON.stringify(options) }),
  },
})
