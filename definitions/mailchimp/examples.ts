/** An event for the examples, and the parts that all requests of the examples have. */

export const settings = { apiKey: 'key-us12', audienceId: 'aud1' }

export const base = { messageId: 'm-1', timestamp: '2025-02-11T14:03:21.513Z' } as const

const authorization = 'Basic YXBpS2V5OmtleS11czEy'

const address = (path: string) => `https://us12.api.mailchimp.com/3.0/lists/aud1${path}`

/** Where ann@example.com is found. */
export const ann = '/members/257c57037d384ae37ea27a07e8a01665'

/** A request of an example. */
export const request = <const Body>(method: string, path: string, json: Body) => ({
  method,
  url: address(path),
  headers: { 'content-type': 'application/json', authorization },
  json,
  timeoutMs: 120_000,
})

export const lookUp = { method: 'GET', url: address(ann), headers: { authorization }, timeoutMs: 120_000 }
