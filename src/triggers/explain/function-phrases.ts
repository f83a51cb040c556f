import { beThere, does, type Phrase } from './phrase.js'

/** What a bool function says of its first argument; `other` is the second one in words. */
export const functionPhrases: ReadonlyMap<string, (other: string) => Phrase> = new Map([
  ['contains', (other: string) => does('contains', 'contain', other)],
  ['match', (other: string) => does('matches', 'match', `the pattern ${other}`)],
  ['startswith', (other: string) => does('begins', 'begin', `with ${other}`)],
  ['endswith', (other: string) => does('ends', 'end', `with ${other}`)],
  ['exists', () => beThere],
  ['any', (other: string) => does('has', 'have', `an element that meets ${other}`)],
  ['every', (other: string) => does('has', 'have', `only elements that meet ${other}`)],
  ['bool', () => does('counts', 'count', 'as true')],
])
