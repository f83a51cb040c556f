import type { ResponseRule } from 'waybill/actions'

const minutes = 60_000

/** What HubSpot's answers mean beyond the defaults. */
export const responses = [
  { when: 'status = 423', then: 'retry', after: 2000 },
  {
    when: 'status = 429 and body.policyName = "DAILY"',
    then: 'retry',
    code: 'DAILY_LIMIT_REACHED',
    message: 'The requests of this day are used up.',
    after: 60 * minutes,
  },
  { when: 'status = 429 and body.policyName = "TEN_SECONDLY_ROLLING"', then: 'retry', after: 10_000 },
  {
    when: 'status = 400 or status = 404 or status = 409',
    then: 'discard',
    code: { '@path': '$.body.category' },
    message: { '@path': '$.body.message' },
  },
] as const satisfies readonly ResponseRule[]

/** What is data to the requests that follow. */
export const mayBeMissing = { when: 'status = 404', then: 'ignore' } as const

/** What holds only when somebody else has just done the same. */
export const alreadyThere = {
  when: 'status = 409',
  then: 'retry',
  code: 'CONFLICT',
  message: 'Somebody created the same a moment ago.',
} as const

/** A search has to find one record, or none. */
export const oneAtMost = (code: string) =>
  [
    {
      when: 'body.total > 1',
      then: 'discard',
      code,
      message: 'The search finds several records, so it is not known which one is meant.',
    },
    {
      when: 'status = 200 and typeof(body.total) != "number"',
      then: 'retry',
      code: 'UNEXPECTED_ANSWER',
      message: 'The answer to the search does not say how many records there are.',
    },
  ] as const
