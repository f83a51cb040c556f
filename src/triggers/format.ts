import type { FqlAst, FqlNode } from './ast.js'
import { pathText } from './format-path.js'
import { literalText } from './format-text.js'
import { maxQueryDepth, measureTree, needsBrackets } from './limits.js'

/**
 * The canonical text of a query: `parseFql` reads it as the same tree. One that could not be read in full comes
 * back letter for letter (triggers.md, "Public functions").
 */
export function formatFql(ast: FqlAst): string {
  if (ast.kind === 'all') return 'all'
  return ast.kind === 'broken' ? ast.source : format(ast, 0)
}

function format(node: FqlNode, level: number): string {
  const inside = (child: FqlNode, below: number): string =>
    needsBrackets(child, node) ? `(${format(child, below + 1)})` : format(child, below)
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.operands.map((operand) => inside(operand, level)).join(` ${node.kind} `)
    case 'not':
      return negated(node.operand, level + 1, inside)
    case 'comparison':
      return `${inside(node.left, level)} ${node.operator} ${inside(node.right, level)}`
    case 'call':
      return `${node.name}(${node.args.map((arg) => inside(arg, level + 1)).join(', ')})`
    case 'list':
      return `[${node.items.map((item) => inside(item, level + 1)).join(', ')}]`
    case 'path':
      return pathText(node)
    case 'literal':
      return literalText(node.value)
    case 'missing':
      return ''
  }
}

/** `!(a = b)`: the grammar needs no brackets there, readers do. Left out where they would pass the limit of depth. */
function negated(operand: FqlNode, level: number, inside: (child: FqlNode, level: number) => string): string {
  const bracketed = operand.kind === 'comparison' && level + 1 + measureTree(operand).depth <= maxQueryDepth
  return bracketed ? `!(${inside(operand, level + 1)})` : `!${inside(operand, level)}`
}
