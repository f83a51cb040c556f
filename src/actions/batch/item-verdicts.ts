import { isFailure, type Verdict } from '../responses/verdict.js'
import type { ItemResult } from './item-results.js'

/**
 * What became of each item of a batch: what an answer says of it, else what the whole came to. Where it is mentioned
 * twice, a failure counts.
 */
export function itemVerdicts(
  keys: readonly unknown[],
  whole: Verdict,
  results: readonly ItemResult[],
): readonly Verdict[] {
  const places = placesOf(keys)
  const said = new Map<number, Verdict>()
  for (const { index, key, verdict } of results)
    for (const at of index === undefined ? (places.get(nameOf(key)) ?? []) : [index]) {
      const known = said.get(at)
      if (known === undefined || (!isFailure(known) && isFailure(verdict))) said.set(at, verdict)
    }
  return keys.map((_, at) => said.get(at) ?? whole)
}

/** Where each key stands; several items may have the same. */
function placesOf(keys: readonly unknown[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>()
  for (const [at, key] of keys.entries()) {
    if (key === undefined) continue
    const known = places.get(nameOf(key))
    if (known === undefined) places.set(nameOf(key), [at])
    else known.push(at)
  }
  return places
}

const nameOf = (key: unknown): string => JSON.stringify(key)
