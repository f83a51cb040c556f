import type { Answer, ReadAnswer } from './answer.js'
import { retryAfter } from './retry-after.js'
import { codeOfStatus } from './status-codes.js'
import type { Verdict } from './verdict.js'

/** What an answer means where no rule says so (definitions.md, Responses; requirements.md R94). */
export function defaultVerdict(answer: Answer, read: ReadAnswer, canRefresh: boolean): Verdict {
  const { status } = read
  if (status >= 200 && status < 300) return { then: 'success', httpStatus: status }
  if (status === 0)
    return {
      then: 'retry',
      kind: 'retry',
      code: 'NETWORK_ERROR',
      message: `no answer came: ${answer.error ?? 'the connection failed'}`,
    }
  const said = { httpStatus: status, code: codeOfStatus(status), message: `the answer was ${status}` }
  if (status === 401) return { then: canRefresh ? 'refresh' : 'discard', kind: 'auth', ...said }
  if (isTemporary(status)) {
    const wait = retryAfter(read)
    return { then: 'retry', kind: 'retry', ...said, ...(wait === undefined ? {} : { retryAfterMs: wait }) }
  }
  return { then: 'discard', kind: kindOf(status), ...said }
}

const isTemporary = (status: number): boolean =>
  [408, 423, 429].includes(status) || (status >= 500 && status !== 501)

/** Who is asking is the matter where an answer refuses to say anything else. */
export const kindOf = (status: number): 'auth' | 'response' =>
  status === 401 || status === 403 ? 'auth' : 'response'
