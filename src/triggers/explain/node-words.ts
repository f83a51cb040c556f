import type { FqlNode } from '../ast.js'
import { formatFql } from '../format.js'
import { hasSome } from './evaluator.js'
import { cutText, listWords, valueWords } from './value-words.js'

/** So much of a part of the query is repeated in words. */
const mostCharacters = 80

/** A part of the query as it is repeated in words. */
export const nodeWords = (node: FqlNode): string => cutText(formatFql(node), mostCharacters)

/** What a node found in the event; `values` are one for each element where it has a `$`. */
export function foundWords(node: FqlNode, values: readonly unknown[]): string {
  if (!hasSome(node)) return valueWords(values[0])
  return values.length === 0 ? 'no element' : listWords([...new Set(values)])
}
