/** The settings and the parts that events and requests of the examples share. */

export const settings = { apiKey: 'key-example', subdomain: 'acme' }

export const base = { messageId: 'm-1', timestamp: '2025-02-11T14:03:21.513Z' }

const headers = { authorization: 'Token key-example', accept: '*/*;version=2' }

export const request = <const Body>(method: string, path: string, json: Body) => ({
  method,
  url: `https://acme.user.com/api/public${path}`,
  headers: { ...headers, 'content-type': 'application/json' },
  json,
})

export const get = (path: string) => ({
  method: 'GET',
  url: `https://acme.user.com/api/public${path}`,
  headers,
})

export const userAnswer = { url: '/users/update_or_create/', status: 200, body: { created: false, id: 77 } }

/** What becomes of an event of nobody. */
export const withoutIds = <const Event extends object>(event: Event) => ({
  title: 'somebody has to be named',
  settings,
  event: { ...base, ...event, userId: '' },
  outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['custom_id'] },
})
