import { wordsOf } from '../words.js'
import { synonyms } from './synonyms.js'

/** A name as it is compared: `customerEmails__c` has the words customer, email. */
export interface Name {
  readonly written: string
  /** In lower case and singular, without endings that say nothing. */
  readonly words: readonly string[]
  /** The words without what stands between them: `e-mail` and `email` are the same. */
  readonly joined: string
  /** What the table of synonyms calls it. */
  readonly meaning: string | undefined
}

/** Longer names are no names of fields; comparing them would only take time. */
const mostCharacters = 64

export function nameOf(written: string): Name {
  const words = wordsIn(written)
  const joined = words.join('')
  return { written, words, joined, meaning: meanings.get(joined) }
}

const wordsIn = (written: string): readonly string[] =>
  withoutEnding(wordsOf(written.slice(0, mostCharacters)).map(singular))

/** What tools add to every name of theirs: Salesforce its `__c`, others a type or a currency. */
const endings: ReadonlySet<string> = new Set([
  'c',
  'field',
  'val',
  'str',
  'string',
  'text',
  'raw',
  'col',
  'usd',
  'eur',
  'gbp',
])

function withoutEnding(words: readonly string[]): readonly string[] {
  const last = words.at(-1)
  return last !== undefined && words.length > 1 && endings.has(last)
    ? withoutEnding(words.slice(0, -1))
    : words
}

/** One of several, by the plain rules of English; `address`, `status` and `analysis` are one already. */
function singular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  return word.length > 3 && /[^sui]s$/.test(word) ? word.slice(0, -1) : word
}

const meanings: ReadonlyMap<string, string> = new Map(
  synonyms.flatMap((names) => names.map((name) => [wordsIn(name).join(''), names[0]] as const)),
)
