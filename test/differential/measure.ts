import fc from 'fast-check'
import type { JsonObject } from '../../src/json/value.js'
import { knownDefects } from './defects/index.js'
import type { Difference } from './difference.js'
import { differencesIn } from './differences.js'
import { anyEvent } from './events.js'
import type { KnownDefect } from './known-defect.js'
import { anyMapping } from './mappings.js'
import { byUs } from './ours.js'
import { isRefused } from './outcome.js'

export interface Measurement {
  /** Mappings that give the same value on both sides, the same nothing included. */
  readonly same: number
  /** Mappings that neither side takes. */
  readonly refused: number
  readonly different: number
  /** In how many mappings each known defect explains a difference; only those that do. */
  readonly byDefect: ReadonlyMap<KnownDefect, number>
  /** The first mapping with a difference that nothing explains, as small as it was found. */
  readonly unexplained: Unexplained | undefined
}

export interface Unexplained {
  readonly mapping: JsonObject
  readonly event: JsonObject
  readonly difference: Difference
}

/** Runs random mappings over random events, the same for the same seed, through both sides. */
export function measure({ seed, count }: { readonly seed: number; readonly count: number }): Measurement {
  let [same, refused, different] = [0, 0, 0]
  const byDefect = new Map<KnownDefect, number>()
  const explained = fc.property(anyMapping, anyEvent, (mapping, event) => {
    const differences = differencesIn(mapping, event)
    if (differences.length > 0) different += 1
    else if (isRefused(byUs(mapping, event))) refused += 1
    else same += 1
    const defects = differences.map(defectBehind)
    for (const defect of new Set(defects))
      if (defect !== undefined) byDefect.set(defect, (byDefect.get(defect) ?? 0) + 1)
    return !defects.includes(undefined)
  })
  const { counterexample } = fc.check(explained, { seed, numRuns: count })
  return {
    same,
    refused,
    different,
    byDefect,
    unexplained: counterexample === null ? undefined : unexplainedIn(...counterexample),
  }
}

/** What explains a difference, if anything known does. */
export function defectBehind(difference: Difference): KnownDefect | undefined {
  return knownDefects.find(({ matches }) => matches(difference))
}

function unexplainedIn(mapping: JsonObject, event: JsonObject): Unexplained | undefined {
  const difference = differencesIn(mapping, event).find((one) => defectBehind(one) === undefined)
  return difference && { mapping, event, difference }
}

/** What to copy into a test. */
export function formatUnexplained({ mapping, event, difference }: Unexplained): string {
  const { peer, ours } = difference
  return [
    'nothing known explains this difference:',
    `  mapping ${JSON.stringify(mapping)}`,
    `  event   ${JSON.stringify(event)}`,
    `  in      ${JSON.stringify(difference.mapping)}`,
    ...(difference.event === event ? [] : [`  where $ is ${JSON.stringify(difference.event)}`]),
    `  the package: ${JSON.stringify(peer)}`,
    `  Waybill:     ${JSON.stringify(ours)}`,
  ].join('\n')
}
