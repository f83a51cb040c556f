import { equalJson } from '../../src/json/equal.js'
import { isObject, type Json } from '../../src/json/value.js'
import { constantOf, isWritable } from './constant.js'
import type { Difference } from './difference.js'
import { byUs } from './ours.js'
import { agree, isRefused } from './outcome.js'
import { findersOf } from './parts.js'
import { byPeer, partByPeer } from './peer.js'

/**
 * The smallest parts of a mapping in which the two sides differ, none where they do the same with the whole. A part
 * that differs is replaced by what it gave, so that what stands around it is judged by itself: with all of them
 * replaced, nothing differs any more.
 */
export function differencesIn(mapping: Json, event: unknown): readonly Difference[] {
  const [peer, ours] = [byPeer(mapping, event), byUs(mapping, event)]
  if (agree(peer, ours)) return []
  const early = isRefused(peer) && peer.isEarly ? refusedEarly(mapping, event) : []
  const followed: Difference[] = []
  follow(mapping, [event], followed)
  const found = [
    ...early,
    ...followed.filter((one) => !early.some((other) => equalJson(one.mapping, other.mapping))),
  ]
  return found.length > 0 ? found : [{ mapping, event, peer, ours }]
}

/** The mapping without the differences in it, which go to `found`. */
function follow(mapping: Json, roots: readonly unknown[], found: Difference[]): Json {
  if (roots.every((root) => compare(mapping, root) === undefined)) return mapping
  const rest = findersOf(mapping).reduce<Json>((whole, find) => {
    const part = find(whole)
    if (part === undefined) return whole
    const fixed = follow(part.mapping, roots.flatMap(part.roots), found)
    return fixed === part.mapping ? whole : part.put(fixed)
  }, mapping)
  const differences = roots.flatMap((root) => compare(rest, root) ?? [])
  const [first] = differences
  if (first === undefined) return rest
  found.push(...differences.flatMap(beforeEvents))
  return constantOf(isWritable(first.peer) ? first.peer : first.ours)
}

/** What the peer validates only when it runs, `apply`, is followed as what it validates before. */
function beforeEvents(difference: Difference): readonly Difference[] {
  const { mapping, event, peer } = difference
  if (!isRefused(peer) || !peer.isEarly) return [difference]
  const apply = isObject(mapping) && isObject(mapping['@transform']) ? mapping['@transform'].apply : undefined
  return refusedEarly((apply as Json | undefined) ?? mapping, event)
}

/** The parts that the peer refuses to validate and would run. */
function refusedEarly(mapping: Json, event: unknown): readonly Difference[] {
  const peer = byPeer(mapping, event)
  if (!isRefused(peer) || !peer.isEarly) return []
  const below = findersOf(mapping).flatMap((find) => {
    const part = find(mapping)
    return part === undefined ? [] : refusedEarly(part.mapping, event)
  })
  if (below.length > 0) return below
  const ours = byUs(mapping, event)
  return isRefused(ours) ? [] : [{ mapping, event, peer, ours }]
}

function compare(mapping: Json, event: unknown): Difference | undefined {
  const [peer, ours] = [partByPeer(mapping, event), byUs(mapping, event)]
  return agree(peer, ours) ? undefined : { mapping, event, peer, ours }
}
