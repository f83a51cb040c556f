import type { ConnectionConstants, LinkedBatch } from '../../actions/index.js'
import { attempt } from '../attempt.js'
import type { Delivery } from '../delivery.js'
import { Refusal } from '../outcome.js'
import { type BatchItem, type DeliverBatch, tooLarge } from './batch-delivery.js'
import type { CollectedGroup } from './collect.js'

/** What became of items that went in together: sent, skipped, or refused. */
export interface FormedBatch {
  readonly items: readonly BatchItem[]
  /** The delivery; a refusal for an item that can not be sent; undefined where there is nothing to send. */
  readonly result: Delivery | Refusal | undefined
}

/** An item with how many units it takes. */
export interface WeighedItem extends BatchItem {
  readonly weight: number
}

/** A group as batches, as many units in each as the action says; refused where that can not be worked out. */
export function formGroup(
  { items, values: group }: CollectedGroup,
  batch: LinkedBatch,
  constants: ConnectionConstants,
  deliver: DeliverBatch,
): readonly FormedBatch[] {
  const most = attempt(batch.maxUnits, { ...constants, items: items.map(({ payload }) => payload), group })
  return most instanceof Refusal
    ? items.map((item) => ({ items: [item], result: most }))
    : formBatches(items, group, most, deliver)
}

/**
 * Items of one group as batches, each as large as it may be, in their order (definitions.md, Batch). An item that
 * can not be sent even by itself is refused by itself, never with its neighbours.
 */
function formBatches(
  items: readonly WeighedItem[],
  group: readonly unknown[],
  maxUnits: number,
  deliver: DeliverBatch,
): readonly FormedBatch[] {
  const batches: FormedBatch[] = []
  for (let start = 0; start < items.length; ) {
    const within = items.slice(start, start + Math.max(countWithin(items, start, maxUnits), 1))
    const batch = isHeavier(within, maxUnits)
      ? { items: within, result: tooLarge }
      : largestThatGoes(within, (candidates) => deliver({ items: candidates, group }))
    batches.push(batch)
    start += batch.items.length
  }
  return batches
}

/** How many items from `start` on take `maxUnits` units or fewer together. */
function countWithin(items: readonly WeighedItem[], start: number, maxUnits: number): number {
  let units = 0
  let end = start
  for (; end < items.length; end += 1) {
    units += items[end]?.weight ?? 0
    if (units > maxUnits) break
  }
  return end - start
}

const isHeavier = ([first]: readonly WeighedItem[], maxUnits: number): boolean =>
  first !== undefined && first.weight > maxUnits

/** The longest beginning of a list that can be sent as one batch; of a single item, why not. Found by halving. */
function largestThatGoes(
  items: readonly BatchItem[],
  deliver: (items: readonly BatchItem[]) => FormedBatch['result'],
): FormedBatch {
  const whole = { items, result: deliver(items) }
  if (!(whole.result instanceof Refusal)) return whole
  let best: FormedBatch | undefined
  let [goes, fails] = [0, items.length]
  while (fails - goes > 1) {
    const middle = Math.floor((goes + fails) / 2)
    const candidates = items.slice(0, middle)
    const result = deliver(candidates)
    if (result instanceof Refusal) fails = middle
    else {
      goes = middle
      best = { items: candidates, result }
    }
  }
  if (best !== undefined) return best
  const single = items.slice(0, 1)
  return { items: single, result: items.length === 1 ? whole.result : deliver(single) }
}
