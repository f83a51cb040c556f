import { closest, distance } from 'fastest-levenshtein'

/**
 * The known name that was probably meant, or undefined where none is near.
 * Near is: the same but for case, two neighbours swapped, or at most one edit for every three letters; in a name of
 * two letters one.
 */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const sameLetters = known.find((candidate) => candidate.toLowerCase() === name.toLowerCase())
  if (sameLetters !== undefined) return sameLetters
  if (known.length === 0 || name.length < 2) return undefined
  const swapped = known.find((candidate) => isSwap(name, candidate))
  if (swapped !== undefined) return swapped
  const candidate = closest(name, known)
  return distance(name, candidate) <= Math.max(1, Math.floor(name.length / 3)) ? candidate : undefined
}

/** Whether two neighbouring letters are swapped: the most common slip, which counts as two edits. */
export function isSwap(name: string, candidate: string): boolean {
  const at = [...name].findIndex((letter, index) => letter !== candidate[index])
  const [a = '', b = ''] = name.slice(at, at + 2)
  return at !== -1 && name.slice(0, at) + b + a + name.slice(at + 2) === candidate
}

/** A hint for a diagnostic: `did you mean "lowercase"?`, or nothing. */
export function didYouMean(name: string, known: readonly string[]): { hint?: string } {
  const meant = nearest(name, known)
  return meant === undefined ? {} : { hint: `did you mean "${meant}"?` }
}
