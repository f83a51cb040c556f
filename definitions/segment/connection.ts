import type { RequestTemplate, ResponseRule } from 'waybill/actions'

/** What the Segment destination and its profiles share of a connection to a source. */

export const writeKey = {
  type: 'string',
  format: 'password',
  minLength: 1,
  pattern: '^\\S+$',
  title: 'Write key',
  description: 'The write key of the source that receives the events.',
} as const

export const endpoint = {
  type: 'string',
  title: 'Region',
  description: 'Where the workspace is. The wrong region answers with success, and the events never appear.',
} as const

export const auth = {
  type: 'basic',
  username: { '@path': '$.settings.source_write_key' },
  password: '',
} as const

export const request = {
  baseUrl: {
    '@switch': {
      on: { '@path': '$.settings.endpoint' },
      cases: {
        europe: 'https://events.eu1.segmentapis.com/v1',
        'eu-west-1': 'https://events.eu1.segmentapis.com/v1',
      },
      default: 'https://api.segment.io/v1',
    },
  },
}

/** Seconds to wait, where `Retry-After` does not say so itself. */
const resetAfter = {
  '@math': { multiply: [{ '@path': "$.headers['x-ratelimit-reset']" }, 1000] },
}

export const responses: readonly ResponseRule[] = [
  {
    when: 'status = 429',
    then: 'retry',
    after: { '@if': { exists: { '@path': "$.headers['retry-after']" }, else: resetAfter } },
  },
]

/** The settings of a source are public to whoever has its write key. */
export const verify: RequestTemplate = {
  method: 'GET',
  url: 'https://cdn.segment.com/v1/projects/{{settings.source_write_key}}/settings',
  responses: [
    {
      when: 'status = 401 or status = 404',
      then: 'discard',
      code: 'INVALID_AUTHENTICATION',
      message: 'There is no source with this write key.',
    },
  ],
}

export const notes = [
  'Segment answers 200 to everything but an oversized or broken request: whether an event was taken shows in the source’s debugger only.',
  'Events with a message id that Segment saw in the last 24 hours or longer are dropped, whichever source or workspace they came to: ids that are made up need a prefix of their own.',
]
