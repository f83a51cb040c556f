import { attempt } from './attempt.js'
import { Refusal } from './outcome.js'
import type { PreparedSubscription } from './steps/step.js'

/** The words of the public event tester (requirements.md R32, R33), and what is switched off but would match. */
export function noMatch(disabled: readonly PreparedSubscription[], event: unknown): Refusal {
  const wouldMatch = disabled.filter(({ matches }) => attempt(matches, event) === true)
  if (wouldMatch.length === 0) return noneMatches
  const names = wouldMatch.map(({ config, index }) => `"${config.name ?? config.action}" (${index})`)
  return refusalFor(`${noMatchInWords} ${names.join(', ')} would match, but is not enabled.`)
}

const noMatchInWords = 'You may not have any subscriptions that match this event.'

const refusalFor = (reason: string) => new Refusal({ kind: 'event', code: 'NO_MATCHING_MAPPING', reason })

const noneMatches = refusalFor(noMatchInWords)
