import type { DeliveryStore } from '../../delivery/index.js'
import { type DeadFilter, deadLetters } from './dead-filter.js'

/** The keys of the letters that a filter asks for. */
export async function chosenKeys(
  store: DeliveryStore,
  keys: readonly number[],
  filter: DeadFilter,
): Promise<readonly number[]> {
  const chosen: number[] = []
  for await (const { key } of deadLetters(store, keys, filter, Date.now())) chosen.push(key)
  return chosen
}
