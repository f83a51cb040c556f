/** The parts that all examples have. */

export const settings = { accessToken: 'ic_example' }

export const base = { messageId: 'm-1', timestamp: '2025-02-11T14:03:21.513Z' }

export const authorized = <const Body extends object>(
  method: string,
  path: string,
  json: Body,
  host = 'https://api.intercom.io',
) => ({
  method,
  url: host + path,
  headers: { authorization: 'Bearer ic_example', 'content-type': 'application/json' },
  json,
})

/** The answer of a search that found one contact. */
export const found = (url: string, id: string) => ({
  url,
  status: 200,
  body: { type: 'list', total_count: 1, data: [{ type: 'contact', id }] },
})
