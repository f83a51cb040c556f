import { isList, isObject, type Json } from '../../json/value.js'
import { type FqlNode, fqlChildren } from '../ast.js'
import { isPerElement } from '../functions/called.js'
import { routines } from '../functions/functions.js'
import { type Evaluator, hasSome, isBoolCall } from './evaluator.js'
import type { ExplainedNode } from './explanation.js'

/** So many values a node shows at the most. */
const mostValues = 100

/** A node with its value and those of all nodes below. */
export function explainTree(
  root: FqlNode,
  evaluator: Evaluator,
  textOf: (node: FqlNode) => string,
): ExplainedNode {
  return explain(root, undefined)

  /** `elements` are what `@` is in turn, where the node stands in a condition on elements. */
  function explain(node: FqlNode, elements: readonly unknown[] | undefined): ExplainedNode {
    const many = elements !== undefined || (!isCondition(node) && hasSome(node))
    const values = (elements ?? [undefined])
      .flatMap((element) => valuesOf(node, element))
      .slice(0, mostValues)
    return {
      kind: node.kind,
      text: textOf(node),
      range: { start: node.range.start, end: node.range.end },
      ...(many ? { values } : { value: values[0] ?? null }),
      children: fqlChildren(node).map((child, index) =>
        node.kind === 'call' && isPerElement(node, index, routines)
          ? explain(child, elementsOf(node.args[0], elements))
          : explain(child, elements),
      ),
    }
  }

  function valuesOf(node: FqlNode, element: unknown): readonly Json[] {
    if (isCondition(node)) return [evaluator.truth(node, element)]
    const values = evaluator.combinations([node], element).slice(0, mostValues)
    return values.map(([value]) => {
      evaluator.work.look(value, 'everywhere')
      return asJson(value)
    })
  }

  function elementsOf(
    list: FqlNode | undefined,
    elements: readonly unknown[] = [undefined],
  ): readonly unknown[] {
    if (list === undefined) return []
    return elements
      .flatMap((element) =>
        evaluator.combinations([list], element).flatMap(([value]) => (isList(value) ? value : [])),
      )
      .slice(0, mostValues)
  }
}

/** Whether a node is true or false, once for all elements that its `$` segments stand for. */
function isCondition(node: FqlNode): boolean {
  switch (node.kind) {
    case 'and':
    case 'or':
    case 'not':
    case 'comparison':
      return true
    default:
      return isBoolCall(node)
  }
}

/** A copy, so that an explanation stays as it is whatever becomes of the event. */
function asJson(value: unknown): Json {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value
    case 'number':
      return Number.isFinite(value) ? value : null
    default:
      if (isList(value)) return value.map(asJson)
      return isObject(value)
        ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, asJson(item)]))
        : null
  }
}
