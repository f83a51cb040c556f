import type { ResponseRule } from 'waybill/actions'

const message = { '@path': '$.body.message' } as const

/** The header `date` in the form that all of HTTP uses (RFC 9110, 5.6.7). */
const answered = {
  '@date': {
    value: { '@rewrite': { value: { '@path': '$.headers.date' }, pattern: '^[A-Z][a-z]+, ', with: '' } },
    from: 'DD MMM YYYY HH:mm:ss [GMT]',
    to: 'unix_ms',
  },
} as const

const allowedAgain = { '@math': { multiply: [{ '@path': '$.headers.x-ratelimit-reset' }, 1000] } } as const

export const responses = [
  { when: 'status = 400 or status = 401', then: 'discard', message },
  {
    when: 'status = 404',
    then: 'discard',
    message:
      'Braze does not know the address or the key there: is the REST endpoint that of the workspace’s cluster?',
  },
  {
    when: 'status = 429',
    then: 'retry',
    message,
    after: { '@math': { subtract: [allowedAgain, answered] } },
  },
  { when: 'status >= 500', then: 'retry', message },
] as const satisfies readonly ResponseRule[]
