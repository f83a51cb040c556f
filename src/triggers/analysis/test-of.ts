import { variable } from '../../expressions/expression.js'
import { interpret } from '../../expressions/interpret.js'
import type { FqlNode, FqlPath } from '../ast.js'
import { formatFql } from '../format.js'
import { pathText } from '../format-path.js'
import { isPerElement } from '../functions/called.js'
import type { FqlFunction } from '../functions/function.js'
import { Lowering } from '../lowering.js'
import type { Test } from './known.js'

/** The name of the element that stands for the path; a query that compiles reads none of that name. */
const placeholder = ' value'

/** `condition`, which reads `path` and nothing else, as a test of the value there: it is asked as the query asks it. */
export function testOf(
  condition: FqlNode,
  path: FqlPath,
  expected: boolean,
  functions: readonly FqlFunction[],
): Test {
  let run: ((value: unknown) => unknown) | undefined
  const compiled = () => {
    const value = variable('value')
    const lowering = new Lowering(variable('event'), new Map([[placeholder, value]]), functions)
    const body = lowering.condition(withPlaceholder(condition, path, functions), undefined)
    return interpret({ parameters: [value], body })
  }
  return {
    name: formatFql(condition),
    expected,
    passes: (candidate) => {
      run ??= compiled()
      return run(candidate) === true
    },
  }
}

/** The outcome of a condition that reads nothing of the event. */
export function isTrue(condition: FqlNode, functions: readonly FqlFunction[]): boolean {
  const body = new Lowering(variable('event'), new Map(), functions).condition(condition, undefined)
  return interpret({ parameters: [], body })() === true
}

/** `node` with the placeholder wherever `path` stood. */
function withPlaceholder(node: FqlNode, path: FqlPath, functions: readonly FqlFunction[]): FqlNode {
  const inside = (child: FqlNode): FqlNode => withPlaceholder(child, path, functions)
  switch (node.kind) {
    case 'path':
      return pathText(node) === pathText(path) ? { ...node, element: placeholder, segments: [] } : node
    case 'and':
    case 'or':
      return { ...node, operands: node.operands.map(inside) }
    case 'not':
      return { ...node, operand: inside(node.operand) }
    case 'comparison':
      return { ...node, left: inside(node.left), right: inside(node.right) }
    case 'call': {
      const isOther = (index: number): boolean => path.element === '' && isPerElement(node, index, functions)
      return { ...node, args: node.args.map((arg, index) => (isOther(index) ? arg : inside(arg))) }
    }
    case 'list':
      return { ...node, items: node.items.map(inside) }
    case 'literal':
    case 'missing':
      return node
  }
}
