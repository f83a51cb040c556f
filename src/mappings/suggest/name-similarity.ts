import { distance } from 'fastest-levenshtein'
import type { Name } from './name-words.js'

/** How near two names are, from 0 to 1, and why. */
export interface Similarity {
  readonly score: number
  readonly reason: string
}

/**
 * How near the name of a value is to that of a field. Words decide: the same ones, ones that mean the same, and the
 * last one, which in English says what a thing is (`transaction_amount` is an amount, `email_status` no email). Only
 * for slips letters are counted, by Levenshtein's distance: measures that favour a common beginning (Jaro–Winkler)
 * would bring `product_id` near `product_name`.
 */
export function similarity(field: Name, name: Name): Similarity | undefined {
  const quote = `"${name.written}"`
  if (field.joined === '' || name.joined === '') return undefined
  if (field.written === name.written) return { score: 1, reason: `${quote} is the same name` }
  if (field.joined === name.joined)
    return { score: 0.97, reason: `${quote} is the same name, written in another way` }
  if (field.meaning !== undefined && field.meaning === name.meaning)
    return { score: 0.9, reason: `${quote} and "${field.written}" both mean ${field.meaning}` }
  if (qualifiersOf(field) !== qualifiersOf(name)) return undefined
  if (field.words.toSorted().join() === name.words.toSorted().join())
    return { score: 0.85, reason: `${quote} has the same words in another order` }
  return withMoreWords(field, name, quote) ?? slip(field, name, quote)
}

const wordSet = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Words that make another thing of what they stand beside. */
const qualifiers = wordSet(`
  hash hashed sha256 md5 encrypted is has previous prev old parent max min verified valid
  consent opt unsubscribed count error test no not avg average
`)

const qualifiersOf = ({ words }: Name): string => words.filter((word) => qualifiers.has(word)).join()

/** Words before a name that only say whose it is. */
const owners = wordSet(`
  user customer contact client person lead member subscriber profile account my
`)
const others = wordSet(`
  transaction order purchase event product item track payment
`)

/** Last words that by themselves say too little: an id is somebody's. */
export const vague = wordSet(`
  id name type version value title key code number status date time url model source medium
  content term path search text label token build data description width height density
  namespace at keyword index position link
`)

function withMoreWords(field: Name, name: Name, quote: string): Similarity | undefined {
  const [short, long] = field.words.length < name.words.length ? [field, name] : [name, field]
  const more = long.words.slice(0, long.words.length - short.words.length)
  const last = short.words.at(-1)
  if (last === undefined || more.length === 0) return undefined
  if (long.words.slice(more.length).join() !== short.words.join()) return undefined
  const isVague = short.words.length === 1 && vague.has(last)
  const reason = `${quote} is "${field.written}" ${short === field ? 'with' : 'without'} "${more.join(' ')}" before it`
  if (more.every((word) => owners.has(word))) return { score: isVague ? 0.7 : 0.85, reason }
  if (isVague) return undefined
  if (more.every((word) => owners.has(word) || others.has(word))) return { score: 0.82, reason }
  return more.length === 1 ? { score: 0.68, reason } : undefined
}

/** What somebody mistyped or cut short by a letter; a name that means something else is no slip. */
function slip(field: Name, name: Name, quote: string): Similarity | undefined {
  const length = Math.max(field.joined.length, name.joined.length)
  // In short names, and in the first letter, one letter makes another word: price and prize, gender and sender.
  if (length < 6 || field.joined[0] !== name.joined[0]) return undefined
  if (field.meaning !== undefined && name.meaning !== undefined) return undefined
  const likeness = 1 - distance(field.joined, name.joined) / length
  return likeness < 0.8 ? undefined : { score: 0.9 * likeness, reason: `${quote} is nearly spelled the same` }
}
