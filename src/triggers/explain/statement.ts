import type { FqlNode } from '../ast.js'
import { mirrored } from '../mirrored.js'
import { comparisonPhrase, isConstant, listPhrase, type Side } from './comparison-phrase.js'
import type { Claim } from './evaluator.js'
import { functionPhrases } from './function-phrases.js'
import { nodeWords } from './node-words.js'
import { does, type Phrase } from './phrase.js'

/** Of which side a condition speaks, and what it says of it: `10 < total` speaks of the total. */
export function statementOf(claim: Claim, sides: readonly Side[]): { subject: Side; phrase: Phrase } {
  const [left = sideWithout(claim), right = sideWithout(claim)] = sides
  if (claim.kind === 'call') {
    const condition = claim.args[1]
    const other = sides[1]?.words ?? (condition === undefined ? '' : nodeWords(condition))
    const phrase =
      functionPhrases.get(claim.name)?.(other) ?? does('makes', 'make', `${nodeWords(claim)} true`)
    return { subject: left, phrase }
  }
  const { operator } = claim
  if (!isConstant(left.node) || isConstant(right.node))
    return { subject: left, phrase: comparisonPhrase(operator, left, right) }
  if (operator === 'in') return { subject: right, phrase: listPhrase(left) }
  return { subject: right, phrase: comparisonPhrase(mirrored[operator], right, left) }
}

const sideWithout = (node: FqlNode): Side => ({ node, value: undefined, words: nodeWords(node) })
