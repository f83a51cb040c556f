import type { Destination } from '../../actions/index.js'
import { pairSubscriptions } from '../../engine/impact/pair-subscriptions.js'
import type { ConnectionConfig, SubscriptionConfig } from '../../index.js'
import { type Change, changesBetween } from './change.js'
import { isHiddenMapping, isHiddenSetting } from './hidden-places.js'

/** What became of one connection. */
export interface ConnectionChange {
  readonly connection: string
  readonly change: 'added' | 'removed' | 'changed'
  /** Outside of the subscriptions; pointers go into the connection. */
  readonly changes: readonly Change[]
  readonly subscriptions: readonly SubscriptionChange[]
}

export interface SubscriptionChange {
  readonly change: 'added' | 'removed' | 'changed' | 'moved'
  readonly action: string
  readonly name?: string
  /** Its places in the two lists; left out where it is not there. */
  readonly before?: number
  readonly after?: number
  /** Pointers go into the subscription. */
  readonly changes: readonly Change[]
}

/** A connection that was configured with these definitions at hand. */
export interface ConfigSide {
  readonly configs: readonly ConnectionConfig[]
  readonly destinations: readonly Destination[]
}

/**
 * What two lists of connections say otherwise, by their ids, as it is written: variables of the environment stay by
 * their names. In the order of those after, the ones that are gone last.
 */
export function compareConfigs(before: ConfigSide, after: ConfigSide): readonly ConnectionChange[] {
  const earlier = new Map(before.configs.map((config) => [config.id, config]))
  const later = new Set(after.configs.map(({ id }) => id))
  const none = { changes: [], subscriptions: [] }
  return [
    ...after.configs.flatMap((config): readonly ConnectionChange[] => {
      const was = earlier.get(config.id)
      if (was === undefined) return [{ connection: config.id, change: 'added', ...none }]
      const definitions = [definitionOf(was, before), definitionOf(config, after)]
      const { changes, subscriptions } = compareOne(was, config, definitions)
      return changes.length + subscriptions.length === 0
        ? []
        : [{ connection: config.id, change: 'changed', changes, subscriptions }]
    }),
    ...before.configs
      .filter(({ id }) => !later.has(id))
      .map(({ id }) => ({ connection: id, change: 'removed' as const, ...none })),
  ]
}

const definitionOf = ({ destination }: ConnectionConfig, { destinations }: ConfigSide) =>
  destinations.find(({ slug }) => slug === destination)

function compareOne(
  { subscriptions: earlier, ...before }: ConnectionConfig,
  { subscriptions: later, ...after }: ConnectionConfig,
  definitions: readonly (Destination | undefined)[],
): Pick<ConnectionChange, 'changes' | 'subscriptions'> {
  const pairs = pairSubscriptions(earlier, later)
  const kept = pairs.filter((pair) => pair.before !== undefined && pair.after !== undefined)
  const order = kept.map((pair) => pair.before).toSorted((a = 0, b = 0) => a - b)
  return {
    changes: changesBetween(before, after, (pointer) =>
      definitions.some((definition) => isHiddenSetting(pointer, definition)),
    ),
    subscriptions: pairs.flatMap((pair): readonly SubscriptionChange[] => {
      const [was, is] = [at(earlier, pair.before), at(later, pair.after)]
      const { action = '', name } = is ?? was ?? {}
      const about = {
        action,
        ...(name === undefined ? {} : { name }),
        ...(pair.before === undefined ? {} : { before: pair.before }),
        ...(pair.after === undefined ? {} : { after: pair.after }),
      }
      if (was === undefined) return [{ change: 'added', ...about, changes: [] }]
      if (is === undefined) return [{ change: 'removed', ...about, changes: [] }]
      const changes = changesBetween(was, is, (pointer) =>
        definitions.some((definition) => isHiddenMapping(pointer, action, definition)),
      )
      if (changes.length > 0) return [{ change: 'changed', ...about, changes }]
      return order[kept.indexOf(pair)] === pair.before ? [] : [{ change: 'moved', ...about, changes }]
    }),
  }
}

const at = (list: readonly SubscriptionConfig[], place: number | undefined) =>
  place === undefined ? undefined : list[place]
