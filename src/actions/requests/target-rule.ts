import { ValueFailure } from '../../expressions/failure.js'

/**
 * Whether requests may go to an address whose host is not the definition's alone: one that a mapping or a setting gives.
 * True, or in words why not.
 */
export type TargetRule = (url: URL) => boolean | string

/** Throws where a rule does not allow an address; whatever is neither true nor words counts as false. */
export function holdToRule(url: URL, rule: TargetRule | undefined, code: string): void {
  if (rule === undefined) return
  // A copy, so that who looks at an address can not change it.
  const answer: unknown = rule(new URL(url))
  if (answer === true) return
  const why = typeof answer === 'string' && answer !== '' ? `: ${answer}` : ''
  throw new ValueFailure(code, `the host "${url.host}" is not allowed here${why}`)
}
