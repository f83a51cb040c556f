import type { NativeFunction } from '../../expressions/native.js'
import type { Input, RoutedConnection, RoutedSubscription } from './routed-connection.js'
import { ShelvedEdit, ShelvedMap } from './shelved-map.js'
import { emptyIndex, IndexEdit, type IndexNode, type Way } from './trigger-index.js'
import { waysOf, waysThrough } from './ways.js'

/** The connections that take one kind of input. Nothing in it ever changes. */
export interface Lane {
  readonly input: Input
  /** The same list as long as none comes or goes. */
  readonly ids: readonly string[]
  /** By the names that the index holds. */
  readonly triggers: ShelvedMap<SharedTrigger>
  readonly index: IndexNode
}

/** A trigger with all subscriptions that have it: it is asked once for them. */
export interface SharedTrigger {
  readonly matches: NativeFunction
  readonly ways: readonly Way[]
  readonly subscriptions: readonly RoutedSubscription[]
}

export const emptyLane = (input: Input): Lane => ({
  input,
  ids: [],
  triggers: new ShelvedMap(),
  index: emptyIndex,
})

/** A lane with some connections put in or taken out; the lane that it began with stays as it is. */
export class LaneEdit {
  readonly #triggers: ShelvedEdit<SharedTrigger>
  readonly #index: IndexEdit
  /** The lists that this edit has made, by the names of their triggers: it may write to them until it is done. */
  readonly #own = new Map<string, RoutedSubscription[]>()

  constructor(private readonly before: Lane) {
    this.#triggers = new ShelvedEdit(before.triggers)
    this.#index = new IndexEdit(before.index)
  }

  put({ subscriptions }: RoutedConnection): void {
    for (const routed of subscriptions) this.#put(routed)
  }

  remove({ subscriptions }: RoutedConnection): void {
    for (const routed of subscriptions) this.#remove(routed)
  }

  /** `ids` where they are others than before. */
  done(ids: readonly string[] = this.before.ids): Lane {
    return { input: this.before.input, ids, triggers: this.#triggers.done(), index: this.#index.index }
  }

  #put(routed: RoutedSubscription): void {
    const name = nameOf(routed)
    const own = this.#own.get(name)
    if (own !== undefined) {
      own.push(routed)
      return
    }
    const known = this.#triggers.get(name)
    const subscriptions = [...(known?.subscriptions ?? []), routed]
    this.#own.set(name, subscriptions)
    const trigger = known ?? { matches: routed.subscription.matches, ways: waysFor(routed) }
    this.#triggers.set(name, { ...trigger, subscriptions })
    if (known === undefined) this.#index.add(name, trigger.ways)
  }

  #remove(routed: RoutedSubscription): void {
    const name = nameOf(routed)
    const known = this.#triggers.get(name)
    if (known === undefined) return
    this.#own.delete(name)
    const others = known.subscriptions.filter((other) => other !== routed)
    if (others.length > 0) {
      this.#triggers.set(name, { ...known, subscriptions: others })
      return
    }
    this.#triggers.delete(name)
    this.#index.remove(name, known.ways)
  }
}

/**
 * Equal queries have one name, except where the triggers of a connection see another event than others do. No id of a
 * connection is empty or has a slash.
 */
function nameOf({ connection: { id, sight }, subscription, trigger }: RoutedSubscription): string {
  return sight.isWhole ? `/${trigger}` : `${id}/${subscription.index}`
}

function waysFor({ connection: { sight, input }, trigger }: RoutedSubscription): readonly Way[] {
  return waysThrough(waysOf(trigger, input), (path) => sight.shows(path))
}
