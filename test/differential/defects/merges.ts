import { equalJson } from '../../../src/json/equal.js'
import { isObject, type Json } from '../../../src/json/value.js'
import type { Difference } from '../difference.js'
import { isRefused } from '../outcome.js'
import { partByPeer } from '../peer.js'
import { optionsOf } from './asking.js'

/** What is wrong with the peer's `@merge`, where these two things make up for the whole difference. */
export interface MergeDefects {
  /** Fields that a missing one has taken out. */
  readonly lost: readonly string[]
  /** Whether characters of a text or elements of a list have become fields. */
  readonly isTakenApart: boolean
}

export function mergeOf({ mapping, event, peer, ours }: Difference): MergeDefects | undefined {
  const objects = optionsOf(mapping, '@merge')?.objects
  if (!Array.isArray(objects) || isRefused(peer) || isRefused(ours)) return undefined
  const [theirs, own] = [peer.value, ours.value]
  if (!isObject(theirs) || !isObject(own)) return undefined
  const isTakenApart = objects.some((object: Json) => {
    const outcome = partByPeer(object, event)
    return (
      !isRefused(outcome) &&
      outcome.value !== '' &&
      (typeof outcome.value === 'string' || Array.isArray(outcome.value))
    )
  })
  const isPiece = (key: string) => isTakenApart && /^\d+$/.test(key)
  const isMissing = (key: string) => objects.some((object: Json) => canLack(object, key))
  const lost = Object.keys(own).filter((key) => theirs[key] === undefined && isMissing(key))
  const rest = (value: object) =>
    Object.fromEntries(Object.entries(value).filter(([key]) => !isPiece(key) && !lost.includes(key)))
  return equalJson(rest(theirs), rest(own)) ? { lost, isTakenApart } : undefined
}

/** Whether a mapping can have a field without a value: it is written in it, or nulls are taken out. */
function canLack(mapping: Json, key: string): boolean {
  if (typeof mapping !== 'object' || mapping === null) return false
  if (Object.hasOwn(mapping, key) || Object.hasOwn(mapping, '@excludeWhenNull')) return true
  return Object.values(mapping).some((inner: Json | undefined) => inner !== undefined && canLack(inner, key))
}
