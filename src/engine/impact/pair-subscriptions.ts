import { equalJson } from '../../json/equal.js'
import type { SubscriptionConfig } from '../config.js'

/** The places of one subscription in two configurations; undefined where it is not there. */
export interface SubscriptionPair {
  readonly before: number | undefined
  readonly after: number | undefined
}

type IsSame = (before: SubscriptionConfig, after: SubscriptionConfig) => boolean

/** From the surest to the least sure; a subscription never becomes one of another action. */
const signs: readonly IsSame[] = [
  (before, after) => before.name !== undefined && before.name === after.name,
  (before, after) => equalJson(meaningOf(before), meaningOf(after)),
  (before, after) => before.name === undefined || after.name === undefined,
]

/**
 * Which subscription became which: the one of the same name, else one that says the same, else the next one where one of
 * the two has no name; each of the same action. So subscriptions can be inserted, moved and renamed. In the order of those after, the
 * ones that are gone last.
 */
export function pairSubscriptions(
  before: readonly SubscriptionConfig[],
  after: readonly SubscriptionConfig[],
): readonly SubscriptionPair[] {
  const found = new Map<number, number>()
  const taken = new Set<number>()
  for (const isSame of signs)
    for (const [place, subscription] of after.entries()) {
      if (found.has(place)) continue
      const earlier = before.findIndex(
        (candidate, at) =>
          !taken.has(at) && candidate.action === subscription.action && isSame(candidate, subscription),
      )
      if (earlier === -1) continue
      found.set(place, earlier)
      taken.add(earlier)
    }
  const gone = [...before.keys()].filter((place) => !taken.has(place))
  return [
    ...[...after.keys()].map((place) => ({ before: found.get(place), after: place })),
    ...gone.map((place) => ({ before: place, after: undefined })),
  ]
}

const meaningOf = ({ name: _, enabled: __, ...rest }: SubscriptionConfig) => rest
