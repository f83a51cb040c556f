/** An event for the examples, and the parts that all requests of the examples have. */

export const settings = { api_key: 'key_example' }

const headers = { 'content-type': 'application/json', authorization: 'Bearer key_example' }

export const base = { type: 'track', messageId: 'm-1', receivedAt: '2025-02-11T14:03:22.041Z' } as const

export const time = base.receivedAt

/** A request of an example. */
export const request = <const Body>(
  path: string,
  json: Body,
  more: Readonly<Record<string, string>> = {},
) => ({
  method: 'POST',
  url: `https://rest.iad-01.braze.com${path}`,
  headers: { ...headers, ...more },
  json,
  timeoutMs: 30_000,
})

export const asBatch = { 'x-braze-batch': 'true' }

/** What comes of an event that names nobody. */
export const withoutIds = <const Event extends object>(event: Event, fields: readonly string[]) => ({
  title: 'someone has to be named',
  settings,
  event: { ...base, ...event },
  outcome: { code: 'MISSING_REQUIRED_FIELDS', fields },
})
