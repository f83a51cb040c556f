import type { ResponseRule } from 'waybill/actions'

/** What Salesforce's answers mean beyond the defaults; errors are a list, of which the first counts. */
export const responses = [
  {
    when: '(status = 403 and body.0.errorCode = "REQUEST_LIMIT_EXCEEDED") or (status = 400 and body.0.errorCode = "UNABLE_TO_LOCK_ROW")',
    then: 'retry',
    code: { '@path': '$.body[0].errorCode' },
    message: { '@path': '$.body[0].message' },
  },
  { when: 'status = 300', then: 'discard', code: 'MULTIPLE_RECORDS_FOUND' },
  {
    when: 'status = 400 or status = 403 or status = 404',
    then: 'discard',
    code: { '@path': '$.body[0].errorCode' },
    message: { '@path': '$.body[0].message' },
  },
] as const satisfies readonly ResponseRule[]

export const unexpected = (require: string) =>
  ({
    when: `status >= 200 and status < 300 and !(${require})`,
    then: 'retry',
    code: 'UNEXPECTED_ANSWER',
    message: 'The answer is not what Salesforce gives.',
  }) as const
