import type { FqlOperator } from './ast.js'
import type { Token } from './tokens.js'

/** Words of other languages, where this one has a sign; whatever their case. */
const operatorWords: Readonly<Record<string, FqlOperator>> = {
  is: '=',
  equals: '=',
  eq: '=',
  ne: '!=',
  neq: '!=',
  gt: '>',
  gte: '>=',
  lt: '<',
  lte: '<=',
  in: 'in',
}

const operator = (word: string): FqlOperator | undefined =>
  Object.hasOwn(operatorWords, word) ? operatorWords[word] : undefined

/** `is` and its like where an operator is expected. */
export function asOperator(token: Token): FqlOperator | undefined {
  return token.kind === 'path' && token.word !== undefined ? operator(token.word.toLowerCase()) : undefined
}

/** `AND` and `OR`. */
export function asConnective(token: Token): 'and' | 'or' | undefined {
  const word = token.kind === 'path' ? token.word?.toLowerCase() : undefined
  return word === 'and' || word === 'or' ? word : undefined
}

/** `not` and `NOT`. */
export function isNegation(token: Token): boolean {
  return token.kind === 'path' && token.word?.toLowerCase() === 'not'
}

const infixCalls: Readonly<Record<string, string>> = {
  contains: 'contains',
  includes: 'contains',
  match: 'match',
  matches: 'match',
  like: 'match',
  startswith: 'startswith',
  endswith: 'endswith',
}

/** The function that a word between two values means: `event contains "a"`. */
export function asInfixCall(token: Token): string | undefined {
  const word = token.kind === 'path' ? token.word?.toLowerCase() : undefined
  return word !== undefined && Object.hasOwn(infixCalls, word) ? infixCalls[word] : undefined
}
