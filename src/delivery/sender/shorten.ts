import type { Outcome } from '../../index.js'

const longestCode = 200
const longestReason = 2000

/** Outcomes with words of a length to be read: they can come from answers, and are kept and counted. */
export const shorten = (outcomes: readonly Outcome[]): readonly Outcome[] =>
  outcomes.some(isLong) ? outcomes.map(shortened) : outcomes

const isLong = ({ code = '', reason = '' }: Outcome): boolean =>
  code.length > longestCode || reason.length > longestReason

const shortened = ({ code, reason, ...outcome }: Outcome): Outcome => ({
  ...outcome,
  ...(code === undefined ? {} : { code: cut(code, longestCode) }),
  ...(reason === undefined ? {} : { reason: cut(reason, longestReason) }),
})

const cut = (text: string, longest: number): string =>
  text.length > longest ? `${text.slice(0, longest - 1)}…` : text
