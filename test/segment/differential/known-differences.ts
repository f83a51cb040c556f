import type { Difference } from './measure.js'

/** A difference that is meant, and why. */
export interface KnownDifference {
  readonly name: string
  readonly reason: string
  readonly explains: (difference: Difference) => boolean
}

/** Without the tags that say which action or field something was counted for. */
const untagged = (text: string): string =>
  text
    .replaceAll(/(,\\*"(partnerAction|fieldKey):\w+\\*")+/g, '')
    .split('\n')
    .sort()
    .join('\n')

/** Without the mapping that a function is shown. */
const unmapped = (text: string): string => text.replaceAll(/"rawMapping":.*?,"settings":/g, '')

export const knownDifferences: readonly KnownDifference[] = [
  {
    name: 'tags of statistics',
    reason:
      "The public kit writes the action of each subscription, and the fields of Liquid templates that fail, into the host's own list of tags, which grows with every event; ours gives each a list of its own.",
    explains: ({ theirs, ours }) => untagged(theirs) === untagged(ours),
  },
  {
    name: 'a mapping with a directive at its root',
    reason:
      'The public kit writes the rest of the mapping into that directive, which definitions then find in `rawMapping`, and whoever made the mapping too; ours writes into nothing that it is given.',
    explains: ({ theirs, ours }) => theirs.includes('"objects"') && unmapped(theirs) === unmapped(ours),
  },
  {
    name: 'an error that is nothing',
    reason:
      'Where a definition throws undefined, the public kit fails to read its message; ours throws it on.',
    explains: ({ theirs, ours }) =>
      theirs.startsWith('throws TypeError("Cannot read properties of undefined') &&
      ours.startsWith('throws undefined'),
  },
  {
    name: 'a batch for an action that there is not',
    reason:
      'A plugin of the browser has no action of its own here. The public kit fails over the places that nothing answered; ours leaves them empty.',
    explains: ({ theirs, ours }) =>
      theirs.startsWith('throws TypeError("Cannot read properties of undefined') && ours.includes('hole'),
  },
]
