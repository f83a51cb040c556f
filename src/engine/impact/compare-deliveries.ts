import type { OutboundRequest } from '../../actions/index.js'
import { findDifferences } from '../../json/find-differences.js'
import { fingerprint } from '../../json/fingerprint.js'
import { readOwn } from '../../json/own.js'
import { pointerKeys, pointerTo } from '../../json/pointer.js'
import type { Delivery } from '../delivery.js'
import { hidden } from '../secret-texts.js'
import type { ImpactDifference } from './impact-report.js'

/**
 * Every place at which two deliveries send something else, shown as `redact` shows them: two secrets that differ are told
 * apart, and yet not shown.
 */
export function compareDeliveries(
  before: Delivery,
  after: Delivery,
  redact: (delivery: Delivery) => Delivery,
): readonly ImpactDifference[] {
  const differences = findDifferences(sentBy(before), sentBy(after))
  if (differences.length === 0) return []
  const [shownBefore, shownAfter] = [redact(before), redact(after)]
  return differences.map(({ pointer, ...sides }) => {
    const keys = pointerKeys(pointer)
    const depth = Math.max(depthIn(shownBefore, keys), depthIn(shownAfter, keys))
    // A key that is a secret has another name where it is hidden: what is around it is named instead.
    if (depth < keys.length)
      return { pointer: keys.slice(0, depth).reduce(pointerTo, ''), before: hidden, after: hidden }
    return {
      pointer,
      ...('expected' in sides ? { before: keys.reduce<unknown>(readOwn, shownBefore) } : {}),
      ...('found' in sides ? { after: keys.reduce<unknown>(readOwn, shownAfter) } : {}),
    }
  })
}

/** What leaves. Names that only say which connection and which place a delivery has are none of it. */
function sentBy({ id, requests, chain, commands, deferred }: Delivery) {
  return { requests: requests.map((request) => contentOf(request, id)), chain, commands, deferred }
}

function contentOf({ id, idempotencyKey, ...content }: OutboundRequest, delivery: string): object {
  return idempotencyKey === fingerprint(`${delivery}/${id}`) ? content : { ...content, idempotencyKey }
}

/** How many of the keys lead somewhere. */
function depthIn(root: unknown, keys: readonly string[]): number {
  let value = root
  for (const [depth, key] of keys.entries()) {
    value = readOwn(value, key)
    if (value === undefined) return depth
  }
  return keys.length
}
