import { compileTriggerExplanation, type ExplainedNode } from '../../triggers/index.js'
import type { Point } from './point.js'

/** The conditions of a query, each of which can hold and not. */
export function triggerPoints(query: string | undefined, pointer: string): readonly Point[] {
  if (query === undefined) return []
  return conditionsIn(compileTriggerExplanation(query)(undefined).tree).flatMap((condition) =>
    [true, false].map((verdict) => ({
      kind: 'trigger' as const,
      pointer,
      key: conditionKey(pointer, condition, verdict),
      missed: `${condition.text} is never ${verdict}`,
    })),
  )
}

/** What an event shows of a query: whether it holds, and the keys of its conditions with their verdicts. */
export type ShowTrigger = (event: unknown) => { readonly holds: boolean; readonly keys: readonly string[] }

export function compileShowTrigger(query: string, pointer: string): ShowTrigger {
  const explain = compileTriggerExplanation(query)
  return (event) => {
    const { result, tree } = explain(event)
    const keys = conditionsIn(tree).map((node) => conditionKey(pointer, node, node.value === true))
    return { holds: result, keys }
  }
}

/** `all` asks for nothing. */
function conditionsIn(node: ExplainedNode): readonly ExplainedNode[] {
  if (node.kind === 'all') return []
  return node.kind === 'and' || node.kind === 'or' || node.kind === 'not'
    ? node.children.flatMap(conditionsIn)
    : [node]
}

const conditionKey = (pointer: string, { range }: ExplainedNode, verdict: boolean): string =>
  `${pointer} ${range.start}-${range.end} ${verdict}`
