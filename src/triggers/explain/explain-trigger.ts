import { mostWork } from '../../expressions/budget/most-work.js'
import { ValueFailure } from '../../expressions/failure.js'
import { interpret } from '../../expressions/interpret.js'
import { limitFailure } from '../../expressions/limit-failure.js'
import { type FqlAst, type FqlNode, fqlChildren } from '../ast.js'
import { lowerTrigger } from '../compile.js'
import { formatFql } from '../format.js'
import { parseFql } from '../parse.js'
import { conditionWords } from './condition-words.js'
import { decisiveNodes } from './decisive-nodes.js'
import { Conditions, Evaluator } from './evaluator.js'
import { explainTree } from './explained-tree.js'
import type { ExplainedNode, TriggerExplanation } from './explanation.js'

/** How a query is explained. */
export interface ExplainTriggerOptions {
  /** How many steps of work may be done for it, in characters and elements; 10,000,000 where left out. */
  readonly maxWork?: number
}

/**
 * Why an event meets a query or does not: the value of every node, and the fewest conditions that decided, each in
 * words. The event is only read, and the explanation shares no part of it. Ranges are UTF-16 code units of the
 * source. Much slower than a compiled trigger; where the event makes too much work of it, the explanation says that in
 * the place of all else. Throws `TriggerSyntaxError` where the query has an error, as `compileTrigger` does
 * (triggers.md, "Public functions").
 */
export function explainTrigger(
  query: string | FqlAst,
  event: unknown,
  options: ExplainTriggerOptions = {},
): TriggerExplanation {
  return compileTriggerExplanation(query, options)(event)
}

/** The same for many events: the query is read once. */
export function compileTriggerExplanation(
  query: string | FqlAst,
  { maxWork = mostWork }: ExplainTriggerOptions = {},
): (event: unknown) => TriggerExplanation {
  const ast = typeof query === 'string' ? parseFql(query).ast : query
  const evaluate = interpret({ ...lowerTrigger(query), maxWork })
  const source = typeof query === 'string' ? query : ast.kind === 'broken' ? ast.source : undefined
  const textOf = (node: FqlAst): string =>
    source === undefined ? formatFql(node) : source.slice(node.range.start, node.range.end)
  const placeOf = (node: FqlAst) => {
    const { start, end } = node.range
    return { text: textOf(node), range: { start, end } }
  }
  if (ast.kind === 'all') {
    const place = placeOf(ast)
    return () => ({
      result: true,
      decisive: [{ ...place, value: true, wanted: true, words: 'all takes every event' }],
      tree: { kind: ast.kind, ...place, value: true, children: [] },
    })
  }
  const root = ast.kind === 'broken' ? ast.tree : ast
  const conditions = new Conditions(maxWork)
  const explain = (event: unknown): Omit<TriggerExplanation, 'result'> => {
    const evaluator = new Evaluator(event, conditions)
    return {
      decisive: decisiveNodes(root, evaluator).map((decisive) => ({
        ...placeOf(decisive.node),
        value: decisive.value,
        wanted: decisive.wanted,
        words: conditionWords(decisive, evaluator),
      })),
      tree: explainTree(root, evaluator, textOf),
    }
  }
  const untold = (failure: ValueFailure): Omit<TriggerExplanation, 'result'> => {
    const { code, message } = failure
    return { decisive: [], tree: bareTree(root, placeOf), failure: { code, message } }
  }
  return (event) => {
    const result = orFailure(() => evaluate(event) === true)
    if (result instanceof ValueFailure) return { result: false, ...untold(result) }
    const why = orFailure(() => explain(event))
    return { result, ...(why instanceof ValueFailure ? untold(why) : why) }
  }
}

/** What can not be told because there is too much of the data. */
function orFailure<Told>(tell: () => Told): Told | ValueFailure {
  try {
    return tell()
  } catch (error) {
    const failure = error instanceof ValueFailure ? error : limitFailure(error)
    if (failure === undefined) throw error
    return failure
  }
}

/** The nodes of a query without their values. */
const bareTree = (
  node: FqlNode,
  placeOf: (node: FqlNode) => Pick<ExplainedNode, 'text' | 'range'>,
): ExplainedNode => ({
  kind: node.kind,
  ...placeOf(node),
  children: fqlChildren(node).map((child) => bareTree(child, placeOf)),
})
