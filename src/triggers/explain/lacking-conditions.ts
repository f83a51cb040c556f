import { distance } from 'fastest-levenshtein'
import type { FqlAst, FqlNode } from '../ast.js'
import { formatFql } from '../format.js'
import { parseFql } from '../parse.js'
import { shownValue } from './comparison-phrase.js'
import { conditionWords } from './condition-words.js'
import type { DecisiveNode } from './decisive-nodes.js'
import { Evaluator, hasSome } from './evaluator.js'
import { nodeWords } from './node-words.js'

/** A condition that would have to be otherwise. Plain JSON. */
export interface LackingCondition {
  /** The condition as the canonical text. */
  readonly text: string
  /** `event is "Order Complete", needs to be "Order Completed"`. */
  readonly words: string
  /** After "needs": `event = "Order Completed", it is "Order Complete"`; left out where the condition is no such comparison. */
  readonly needs?: string
  /** How far the event is from it: from 0 to 1 for a text that is another, 2 for another type of event, else 1. */
  readonly gap: number
}

/**
 * The fewest conditions that would all have to be otherwise for an event to meet a query, in the order of the query;
 * none where it does. Throws `TriggerSyntaxError` where the query has an error, as `explainTrigger` does, and
 * `ValueFailure` where the event makes too much work of it.
 */
export function lackingConditions(query: string | FqlAst, event: unknown): readonly LackingCondition[] {
  const ast = typeof query === 'string' ? parseFql(query).ast : query
  if (ast.kind === 'all') return []
  const evaluator = new Evaluator(event)
  const lacking = lackingNodes(ast.kind === 'broken' ? ast.tree : ast, evaluator, true)
  return lacking.map((decisive) => describe(decisive, evaluator))
}

function lackingNodes(node: FqlNode, evaluator: Evaluator, wanted: boolean): readonly DecisiveNode[] {
  if (node.kind === 'not') return lackingNodes(node.operand, evaluator, !wanted)
  if (node.kind === 'and' || node.kind === 'or') {
    const sets = node.operands.map((operand) => lackingNodes(operand, evaluator, wanted))
    if ((node.kind === 'and') === wanted) return sets.flat()
    return sets.reduce((fewest, set) => (set.length < fewest.length ? set : fewest))
  }
  const value = evaluator.truth(node, undefined)
  return value === wanted ? [] : [{ node, value, wanted }]
}

function describe(decisive: DecisiveNode, evaluator: Evaluator): LackingCondition {
  const { node, wanted } = decisive
  const told = { text: formatFql(node), words: conditionWords(decisive, evaluator), gap: 1 }
  if (node.kind !== 'comparison' || node.left.kind !== 'path' || hasSome(node.left)) return told
  const { left, operator, right } = node
  const [[found] = []] = evaluator.combinations([left], undefined)
  const gap = formatFql(left) === 'type' ? 2 : 1
  if (!wanted || right.kind !== 'literal' || right.value === null) return { ...told, gap }
  const needs = `${nodeWords(node)}, it is ${shownValue(found, right.value)}`
  return { ...told, needs, gap: operator === '=' && gap === 1 ? textGap(found, right.value) : gap }
}

/** So much of a text is looked at. */
const mostCharacters = 100

function textGap(found: unknown, needed: unknown): number {
  if (typeof found !== 'string' || typeof needed !== 'string') return 1
  const [one, other] = [found.slice(0, mostCharacters), needed.slice(0, mostCharacters)]
  return distance(one, other) / Math.max(one.length, other.length, 1)
}
