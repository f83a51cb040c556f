import { interpret } from '../../expressions/interpret.js'
import type { FqlAst } from '../ast.js'
import { lowerTrigger } from '../compile.js'
import { formatFql } from '../format.js'
import { parseFql } from '../parse.js'
import { conditionWords } from './condition-words.js'
import { decisiveNodes } from './decisive-nodes.js'
import { Conditions, Evaluator } from './evaluator.js'
import { explainTree } from './explained-tree.js'
import type { TriggerExplanation } from './explanation.js'

/**
 * Why an event meets a query or does not: the value of every node, and the fewest conditions that decided, each in
 * words. The event is only read, and the explanation shares no part of it. Ranges are UTF-16 code units of the
 * source. Much slower than a compiled trigger. Throws `TriggerSyntaxError` where the query has an error, as
 * `compileTrigger` does (triggers.md, "Public functions").
 */
export function explainTrigger(query: string | FqlAst, event: unknown): TriggerExplanation {
  return compileTriggerExplanation(query)(event)
}

/** The same for many events: the query is read once. */
export function compileTriggerExplanation(query: string | FqlAst): (event: unknown) => TriggerExplanation {
  const ast = typeof query === 'string' ? parseFql(query).ast : query
  const evaluate = interpret(lowerTrigger(query))
  const source = typeof query === 'string' ? query : ast.kind === 'broken' ? ast.source : undefined
  const textOf = (node: FqlAst): string =>
    source === undefined ? formatFql(node) : source.slice(node.range.start, node.range.end)
  const range = ({ range: { start, end } }: FqlAst) => ({ start, end })
  if (ast.kind === 'all') {
    const place = { text: textOf(ast), range: range(ast) }
    return (event) => ({
      result: evaluate(event) === true,
      decisive: [{ ...place, value: true, wanted: true, words: 'all takes every event' }],
      tree: { kind: ast.kind, ...place, value: true, children: [] },
    })
  }
  const root = ast.kind === 'broken' ? ast.tree : ast
  const conditions = new Conditions()
  return (event) => {
    const evaluator = new Evaluator(event, conditions)
    return {
      result: evaluate(event) === true,
      decisive: decisiveNodes(root, evaluator).map((decisive) => ({
        text: textOf(decisive.node),
        range: range(decisive.node),
        value: decisive.value,
        wanted: decisive.wanted,
        words: conditionWords(decisive, evaluator),
      })),
      tree: explainTree(root, evaluator, textOf),
    }
  }
}
