/** An event for the examples, and the parts that all requests of the examples have. */

export const settings = { api_key: 'pk_example' }

export const base = { messageId: 'm-1', timestamp: '2025-02-11T14:03:21.513Z' } as const

export const at = base.timestamp

const headers = {
  authorization: 'Klaviyo-API-Key pk_example',
  accept: 'application/json',
  revision: '2025-01-15',
}

/** A request of an example. */
export const request = <const Body>(method: string, path: string, json: Body) => ({
  method,
  url: `https://a.klaviyo.com/api${path}`,
  headers: { 'content-type': 'application/json', ...headers },
  json,
})

/** A request without a body. */
export const lookUp = (path: string) => ({
  method: 'GET',
  url: `https://a.klaviyo.com/api${path}`,
  headers,
})

export const exists = {
  method: 'POST',
  url: '/profiles/',
  status: 409,
  body: { errors: [{ code: 'duplicate_profile', meta: { duplicate_profile_id: 'P9' } }] },
} as const
