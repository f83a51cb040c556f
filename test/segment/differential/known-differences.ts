import { callerDifferences } from './known/caller.js'
import { failureDifferences } from './known/failures.js'
import type { KnownDifference } from './known/known-difference.js'
import { triggerDifferences } from './known/triggers.js'

/** Every difference that is meant, by what it is about. */
export const knownDifferenceGroups: readonly {
  readonly title: string
  readonly differences: readonly KnownDifference[]
}[] = [
  { title: 'Triggers', differences: triggerDifferences },
  { title: 'What belongs to the host, and to other definitions', differences: callerDifferences },
  { title: 'Failures and requests', differences: failureDifferences },
]

export const knownDifferences: readonly KnownDifference[] = knownDifferenceGroups.flatMap(
  ({ differences }) => differences,
)
