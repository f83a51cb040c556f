import { attempt } from './attempt.js'
import { Refusal } from './outcome.js'
import type { LinkedSubscription } from './steps/step.js'

/** Says that no enabled subscription matches an event. */
export type RefuseUnmatched = (event: unknown) => Refusal

/** The words of the public event tester (requirements.md R32, R33), and what is switched off but would match. */
export function compileNoMatch(subscriptions: readonly LinkedSubscription[]): RefuseUnmatched {
  const disabled = subscriptions.filter(({ enabled }) => !enabled)
  return (event) => {
    const wouldMatch = disabled.filter(({ matches }) => attempt(matches, event) === true)
    if (wouldMatch.length === 0) return noneMatches
    const names = wouldMatch.map(({ config, index }) => `"${config.name ?? config.action}" (${index})`)
    return noMatch(`${noMatchInWords} ${names.join(', ')} would match, but is not enabled.`)
  }
}

const noMatchInWords = 'You may not have any subscriptions that match this event.'

export const noMatch = (reason: string, details?: object): Refusal =>
  new Refusal({
    kind: 'event',
    code: 'NO_MATCHING_MAPPING',
    reason,
    ...(details === undefined ? {} : { details }),
  })

const noneMatches = noMatch(noMatchInWords)
