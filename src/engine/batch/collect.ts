import type { ConnectionConstants, ItemFacts, LinkedBatch, TemplateValues } from '../../actions/index.js'
import { attempt } from '../attempt.js'
import { Refusal } from '../outcome.js'
import type { BatchItem } from './batch-delivery.js'
import type { WeighedItem } from './form-batches.js'

/** Items that may go together. */
export interface CollectedGroup {
  readonly values: readonly unknown[]
  readonly items: WeighedItem[]
}

/** The items of one subscription in a call, sorted by how they go. */
export interface Collected {
  /** In the order in which the first of each came. */
  readonly groups: readonly CollectedGroup[]
  /** Those that the action sends one by one. */
  readonly single: readonly BatchItem[]
  readonly refused: readonly { readonly item: BatchItem; readonly refusal: Refusal }[]
}

/** Sorts items into groups by what their action's batch asks of them. */
export function collect(
  items: readonly BatchItem[],
  batch: LinkedBatch,
  constants: ConnectionConstants,
): Collected {
  const groups = new Map<string, CollectedGroup>()
  const single: BatchItem[] = []
  const refused: { item: BatchItem; refusal: Refusal }[] = []
  for (const item of items) {
    const facts = factsOf(item, batch, constants)
    if (facts instanceof Refusal) refused.push({ item, refusal: facts })
    else if (!facts.batches) single.push(item)
    else {
      const name = canonical(facts.group)
      const group = groups.get(name) ?? { values: facts.group, items: [] }
      group.items.push({ ...item, weight: facts.weight })
      groups.set(name, group)
    }
  }
  return { groups: [...groups.values()], single, refused }
}

/** What decides with which others an item goes; a refusal where a mapping that says it fails. */
export function factsOf(
  { payload, passage: { run, surroundings, delivery } }: BatchItem,
  batch: LinkedBatch,
  constants: ConnectionConstants,
): ItemFacts | Refusal {
  const values: TemplateValues = { ...constants, payload, item: payload, run, surroundings, delivery }
  return attempt(batch.factsOf, values)
}

/** The same text for equal values, whatever the order of their keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
