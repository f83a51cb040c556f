import type { ResponseRule } from 'waybill/actions'

/** What Intercom's answers mean beyond the defaults. */
export const responses = [
  {
    when: 'status = 400 or status = 422',
    then: 'discard',
    code: { '@path': '$.body.errors[0].code' },
    message: { '@path': '$.body.errors[0].message' },
  },
  {
    // The header holds a time in seconds; how far off it is, the date of the answer says.
    when: 'status = 429 and exists(headers.x-ratelimit-reset) and exists(headers.date)',
    then: 'retry',
    after: {
      '@math': {
        subtract: [
          { '@math': { multiply: [{ '@path': '$.headers.x-ratelimit-reset' }, 1000] } },
          {
            '@date': {
              value: { '@slice': { value: { '@path': '$.headers.date' }, start: 5 } },
              from: 'DD MMM YYYY HH:mm:ss [GMT]',
              to: 'unix_ms',
            },
          },
        ],
      },
    },
  },
] as const satisfies readonly ResponseRule[]
