/** Something that is known of a text, and said of it only: whatever else a value may be, this does not touch. */
export interface TextFact {
  readonly about: 'part' | 'end'
  readonly text: string
  /** Whether it has that part or end. */
  readonly holds: boolean
}

/** Whether no text is as both say. */
export function exclude(one: TextFact, other: TextFact): boolean {
  if (one.holds && other.holds) return haveTwoEnds(one, other)
  if (one.holds) return implies(one, other)
  return other.holds && implies(other, one)
}

export const isSameFact = (one: TextFact, other: TextFact): boolean =>
  one.about === other.about && one.text === other.text && one.holds === other.holds

/** Whether a text of which `known` is true has the part or end that `denied` denies. */
function implies(known: TextFact, denied: TextFact): boolean {
  if (denied.about === 'part') return known.text.includes(denied.text)
  return known.about === 'end' && known.text.endsWith(denied.text)
}

function haveTwoEnds(one: TextFact, other: TextFact): boolean {
  if (one.about !== 'end' || other.about !== 'end') return false
  return !one.text.endsWith(other.text) && !other.text.endsWith(one.text)
}
