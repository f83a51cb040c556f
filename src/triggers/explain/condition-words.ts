import type { FqlNode } from '../ast.js'
import { isConstant, type Side, shownValue } from './comparison-phrase.js'
import type { DecisiveNode } from './decisive-nodes.js'
import { elementWords } from './element-words.js'
import { type Claim, type Evaluator, hasSome, isBoolCall, operandsOf } from './evaluator.js'
import { foundWords, nodeWords } from './node-words.js'
import type { Phrase } from './phrase.js'
import { statementOf } from './statement.js'
import { counted, valueWords } from './value-words.js'

type Combinations = readonly (readonly unknown[])[]

/** What a condition found in the event, and what it needs where that was not right. */
export function conditionWords(decisive: DecisiveNode, evaluator: Evaluator): string {
  const { node } = decisive
  if (node.kind === 'literal')
    return `${nodeWords(node)} is ${decisive.value ? 'true for every event' : 'never true'}`
  if (node.kind === 'comparison' && node.operator === '!=') {
    // The exact opposite of "=", with a `$` too.
    const equal: FqlNode = { ...node, operator: '=' }
    return conditionWords({ node: equal, value: !decisive.value, wanted: !decisive.wanted }, evaluator)
  }
  const claim = asClaim(node)
  const operands = operandsOf(claim)
  const found = evaluator.combinations(operands, undefined)
  const sides = operands.map((operand, index) => sideOf(operand, found, index))
  const list = sides[0]
  const elements = list && elementsOf(claim, list, evaluator)
  if (elements !== undefined) return elementWords(elements, decisive)
  const { subject, phrase } = statementOf(claim, sides)
  if (!operands.some(hasSome)) return sentence(decisive, subject, sides, phrase)
  const met = evaluator.count(claim, found)
  return someSentence(decisive, claim, subject, valuesAt(found, sides.indexOf(subject)), phrase, met)
}

/** A condition that is neither a comparison nor a bool function is true where its value is. */
function asClaim(node: FqlNode): Claim {
  if (node.kind === 'comparison' || isBoolCall(node)) return node
  const right: FqlNode = { kind: 'literal', value: true, range: node.range }
  return { kind: 'comparison', operator: '=', left: node, right, range: node.range }
}

function sideOf(node: FqlNode, found: Combinations, index: number): Side {
  const values = valuesAt(found, index)
  const value = values[0]
  if (node.kind === 'literal') return { node, value: node.value, words: valueWords(node.value) }
  if (node.kind === 'list' && isConstant(node)) return { node, value, words: valueWords(value) }
  return { node, value, words: `${nodeWords(node)} (${foundWords(node, values)})` }
}

function elementsOf(claim: Claim, list: Side, evaluator: Evaluator) {
  const condition = claim.kind === 'call' ? claim.args[1] : undefined
  if (claim.kind !== 'call' || condition === undefined || hasSome(list.node)) return undefined
  if (claim.name !== 'any' && claim.name !== 'every') return undefined
  const { value } = list
  const met = Array.isArray(value) ? value.filter((element) => evaluator.truth(condition, element)).length : 0
  return {
    mode: claim.name,
    list: nodeWords(list.node),
    condition: nodeWords(condition),
    value,
    met,
  } as const
}

function sentence(
  { value, wanted }: DecisiveNode,
  subject: Side,
  sides: readonly Side[],
  phrase: Phrase,
): string {
  const need = wanted ? phrase.needs : phrase.mayNot
  const { node } = subject
  if (node.kind === 'literal') {
    const fact = value ? phrase.is : phrase.isNot
    return `${nodeWords(node)} ${value === wanted ? fact : need}`
  }
  const other = sides.find((side) => side !== subject)
  const shown =
    other?.node.kind === 'literal' ? shownValue(subject.value, other.value) : valueWords(subject.value)
  const met = value ? phrase.meets : phrase.meetsNot
  return `${nodeWords(node)} is ${shown}, ${value === wanted ? met : need}`
}

/** The sentence where a condition has a `$`: it says for how many elements it is true. */
function someSentence(
  { value, wanted }: DecisiveNode,
  claim: Claim,
  { node }: Side,
  values: readonly unknown[],
  phrase: Phrase,
  met: number,
): string {
  const noun = operandsOf(claim).filter(hasSome).length > 1 ? 'pair' : 'element'
  const lead = `${nodeWords(node)} ${values.length === 0 ? 'finds' : 'is'} ${foundWords(node, values)}`
  const fact = `${lead}; for ${met} of ${counted(values.length, noun)} it ${phrase.is}`
  if (value) return value === wanted ? fact : `${fact}, none may`
  if (value !== wanted) return `${lead}, at least one ${phrase.needs}`
  return values.length === 0 ? `${lead}, so none ${phrase.is}` : fact
}

const valuesAt = (found: Combinations, index: number): readonly unknown[] =>
  found.map((values) => values[index])
