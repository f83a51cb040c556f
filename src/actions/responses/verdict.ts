/** What an answer means for the events behind its request. */
export interface Verdict {
  readonly then: 'success' | 'discard' | 'retry' | 'refresh' | 'ignore' | 'split'
  readonly kind?: 'auth' | 'response' | 'retry'
  readonly code?: string
  readonly message?: string
  readonly httpStatus?: number
  /** How long to wait before a retry, where the answer says so. */
  readonly retryAfterMs?: number
}

/** Whether the request counts as failed. */
export const isFailure = ({ then }: Verdict): boolean => then !== 'success' && then !== 'ignore'

const urgency = ['refresh', 'split', 'retry', 'discard']

/** Of several failures the one that decides: while something can still be done, it is done. */
export function decisive(failures: readonly Verdict[]): Verdict | undefined {
  return failures.reduce<Verdict | undefined>(
    (first, next) =>
      first === undefined || urgency.indexOf(next.then) < urgency.indexOf(first.then) ? next : first,
    undefined,
  )
}
