import { isAsymmetric } from './asymmetric.js'
import type { Difference } from './differences.js'

/** A longer value is cut: whoever needs all of it has the difference itself. */
const mostCharacters = 300

/** Differences as a person reads them, one below the other: the place, what was expected there, what was found. */
export function formatDifferences(differences: readonly Difference[]): string {
  return differences
    .map(({ pointer, expected, found }) =>
      [pointer, `  expected ${inWords(expected)}`, `  found    ${inWords(found)}`].join('\n'),
    )
    .join('\n')
}

function inWords(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = JSON.stringify(value, nameMatchers) ?? String(value)
  return text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text
}

const nameMatchers = (_: string, value: unknown): unknown =>
  isAsymmetric(value) ? (value.toAsymmetricMatcher?.() ?? `${value} of ${inWords(value.sample)}`) : value
