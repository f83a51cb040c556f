/** The parts that all examples have. */

export const settings = { accessToken: 'hs_example' }

export const base = { messageId: 'm-1', timestamp: '2025-02-11T14:03:21.513Z' }

export const sent = <const Body>(method: string, path: string, json: Body) => ({
  method,
  url: `https://api.hubapi.com${path}`,
  headers: { authorization: 'Bearer hs_example', 'content-type': 'application/json' },
  json,
})
