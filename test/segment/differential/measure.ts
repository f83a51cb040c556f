import * as segment from '../../../src/segment/index.js'
import { kit as publicKit } from '../public-kit.js'
import { subjects } from './definitions/index.js'
import { eventsOf } from './events.js'
import type { KnownDifference } from './known/known-difference.js'
import { knownDifferences } from './known-differences.js'
import type { Partner } from './partner.js'
import { runSubject } from './run-subject.js'
import type { Kit, Subject } from './subject.js'

/** One call that the two kits do not do the same with. */
export interface Difference {
  readonly subject: string
  readonly call: string
  readonly theirs: string
  readonly ours: string
}

export interface Measurement {
  readonly events: number
  readonly calls: number
  readonly same: number
  readonly known: ReadonlyMap<KnownDifference, number>
  readonly unexplained: readonly Difference[]
}

export const theirKit = publicKit as unknown as Kit

/** Gives `count` events to every definition on both kits. */
export async function measure(
  { seed, count }: { readonly seed: number; readonly count: number },
  partner: Partner,
  chosen: readonly Subject[] = subjects,
): Promise<Measurement> {
  const known = new Map<KnownDifference, number>()
  const unexplained: Difference[] = []
  let calls = 0
  for (const [index, subject] of chosen.entries()) {
    const events = eventsOf(seed * 1000 + index, count)
    const theirs = await runSubject(theirKit, subject, events, partner)
    const ours = await runSubject(segment, subject, events, partner)
    calls += ours.length
    for (const [place, { name, told }] of ours.entries()) {
      const other = theirs[place]?.told ?? 'nothing'
      if (told === other) continue
      const difference = { subject: subject.name, call: name, theirs: other, ours: told }
      const reason = knownDifferences.find(({ explains }) => explains?.(difference))
      if (reason === undefined) unexplained.push(difference)
      else known.set(reason, (known.get(reason) ?? 0) + 1)
    }
  }
  const different = [...known.values()].reduce((sum, one) => sum + one, unexplained.length)
  return { events: count * chosen.length, calls, same: calls - different, known, unexplained }
}

/** Where two texts part. */
export function formatDifference({ subject, call, theirs, ours }: Difference): string {
  let start = 0
  while (start < theirs.length && theirs[start] === ours[start]) start += 1
  const part = (text: string) => text.slice(Math.max(0, start - 120), start + 240)
  return `${subject}, ${call}\n  the public kit: …${part(theirs)}\n  ours:           …${part(ours)}`
}
