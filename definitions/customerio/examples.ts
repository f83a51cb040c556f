/** The settings and the parts that events and requests of the examples share. */

export const settings = { siteId: 'site-1', apiKey: 'key-1' }

export const base = { messageId: 'm-1', timestamp: '2025-02-11T14:03:21.513Z' }

/** The same moment as Customer.io is told it. */
export const seconds = 1739282601

const send = <const Body>(path: string, json: Body) => ({
  method: 'POST',
  url: `https://track.customer.io${path}`,
  headers: { 'content-type': 'application/json', authorization: 'Basic c2l0ZS0xOmtleS0x' },
  json,
})

export const entity = <const Body>(json: Body) => send('/api/v2/entity', json)

export const batch = <const Body>(...items: readonly Body[]) => send('/api/v2/batch', { batch: items })

export const metrics = <const Body>(json: Body) => send('/api/v1/metrics', json)
