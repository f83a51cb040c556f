import { type FqlNode, type FqlOperator, fqlChildren } from '../ast.js'
import { be, beThere, does, opposite, type Phrase } from './phrase.js'
import { listWords, typedWords, valueWords } from './value-words.js'

/** One side of a comparison. */
export interface Side {
  readonly node: FqlNode
  /** Its value; the first one where it has a `$`. */
  readonly value: unknown
  /** It in words, as what another value is compared with. */
  readonly words: string
}

/** What `subject operator other` says of the subject. */
export function comparisonPhrase(operator: FqlOperator, subject: Side, other: Side): Phrase {
  switch (operator) {
    case '=':
      return equalPhrase(subject, other)
    case '!=':
      return opposite(equalPhrase(subject, other))
    case 'in':
      return memberPhrase(other)
    default:
      return orderPhrase(operator, subject.value, other)
  }
}

/** What `member in subject` says of the subject. */
export const listPhrase = (member: Side): Phrase => does('has', 'have', `${member.words} in it`)

/** Whether two values look alike and are of different types. */
export const looksAlike = (one: unknown, other: unknown): boolean =>
  isPlain(one) && isPlain(other) && one !== other && String(one) === String(other)

/** Whether a node says the same of every event. */
export const isConstant = (node: FqlNode): boolean =>
  node.kind !== 'path' && fqlChildren(node).every(isConstant)

function equalPhrase(subject: Side, { node, value, words }: Side): Phrase {
  if (node.kind === 'literal' && value === null) return opposite(beThere)
  if (node.kind !== 'literal') return be(words)
  const phrase = be(looksAlike(subject.value, value) ? typedWords(value) : words)
  return { ...phrase, meets: 'as it needs to be' }
}

function memberPhrase({ node, value, words }: Side): Phrase {
  if (node.kind === 'list' && Array.isArray(value) && isConstant(node))
    return value.length === 0 ? be('in an empty list') : be(`one of ${listWords(value)}`)
  return be(Array.isArray(value) ? `in ${words}` : `in the list ${words}`)
}

function orderPhrase(operator: '<' | '<=' | '>' | '>=', subject: unknown, { value, words }: Side): Phrase {
  const isText = typeof value === 'string'
  const order = (isText ? textOrder : numberOrder)[operator](words)
  const misfit = subject !== undefined && subject !== null && typeof subject !== typeof value
  if (!misfit || (!isText && typeof value !== 'number')) return be(order)
  return be(order, `${isText ? 'text' : 'a number'}, ${order}`)
}

const numberOrder = {
  '<': (words: string) => `less than ${words}`,
  '<=': (words: string) => `${words} or less`,
  '>': (words: string) => `more than ${words}`,
  '>=': (words: string) => `${words} or more`,
}

const textOrder = {
  '<': (words: string) => `before ${words}`,
  '<=': (words: string) => `${words} or before it`,
  '>': (words: string) => `after ${words}`,
  '>=': (words: string) => `${words} or after it`,
}

const isPlain = (value: unknown): boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

/** The value of the subject in words, where it is compared with `other`. */
export const shownValue = (value: unknown, other: unknown): string =>
  looksAlike(value, other) ? typedWords(value) : valueWords(value)
