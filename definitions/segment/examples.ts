/** An event for the examples, and the parts that all requests of the examples have. */

export const settings = { source_write_key: 'wk_example' }

export const headers = { 'content-type': 'application/json', authorization: 'Basic d2tfZXhhbXBsZTo=' }

export const base = { messageId: 'm-1', timestamp: '2025-02-11T14:03:21.513Z' }

/** A request of an example. */
export const request = <const Body>(path: string, json: Body, host = 'https://api.segment.io/v1') => ({
  method: 'POST',
  url: `${host}/${path}`,
  headers,
  json,
})

/** What a failed one-of-both-ids check gives. */
export const withoutIds = <const Event extends object>(event: Event) => ({
  title: 'someone has to be named',
  settings,
  event: { ...base, ...event },
  outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['user_id', 'anonymous_id'] },
})
