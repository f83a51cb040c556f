import type { ResponseRule } from 'waybill/actions'

const detail = { '@coalesce': [{ '@path': '$.body.detail' }, { '@path': '$.body.title' }] } as const

const everyMessage = {
  '@join': {
    value: { '@each': { in: { '@path': '$.body.errors' }, do: { '@path': '@.message' } } },
    separator: '; ',
  },
} as const

export const responses = [
  {
    when: 'status = 400 and body.title = "Member In Compliance State"',
    then: 'discard',
    code: 'MEMBER_IN_COMPLIANCE_STATE',
    message: detail,
  },
  {
    when: 'status = 400 and body.title = "Invalid Resource"',
    then: 'discard',
    code: 'INVALID_RESOURCE',
    message: { '@coalesce': { values: [everyMessage, detail], skip: 'blank' } },
  },
  {
    when: 'status = 400 and body.title = "Forgotten Email Not Subscribed"',
    then: 'discard',
    code: 'FORGOTTEN_EMAIL_NOT_SUBSCRIBED',
    message: detail,
  },
  // Too many at once are refused in two ways; one of them looks like a refusal for ever.
  {
    when: 'status = 403 and (contains(lowercase(body), "too many requests") or contains(lowercase(body.detail), "too many requests") or contains(lowercase(body.title), "too many requests"))',
    then: 'retry',
    message: detail,
  },
  { when: 'status = 429 or status >= 500', then: 'retry', message: detail },
  { when: 'status in [400, 401, 403, 404]', then: 'discard', message: detail },
] as const satisfies readonly ResponseRule[]
