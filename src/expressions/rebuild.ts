import { and, coalesce, conditional, type Expression, listOf, not, objectOf, or, read } from './expression.js'
import { placeLike } from './place.js'

/** A copy of a node whose children are what `visit` makes of them; it was written where the node was. */
export function rebuild(node: Expression, visit: (node: Expression) => Expression): Expression {
  return node.at === undefined ? withChildren(node, visit) : placeLike(withChildren(node, visit), node)
}

function withChildren(node: Expression, visit: (node: Expression) => Expression): Expression {
  switch (node.kind) {
    case 'literal':
    case 'variable':
      return node
    case 'read':
      return read(visit(node.from), node.key)
    case 'object':
      return objectOf(node.entries.map(([key, value]) => [key, visit(value)]))
    case 'list':
      return listOf(node.items.map(visit))
    case 'call':
      return { ...node, args: node.args.map(visit) }
    case 'conditional':
      return conditional(visit(node.test), visit(node.then), visit(node.otherwise))
    case 'and':
      return and(node.operands.map(visit))
    case 'or':
      return or(node.operands.map(visit))
    case 'not':
      return not(visit(node.operand))
    case 'coalesce':
      return coalesce(node.values.map(visit))
    case 'loop':
      return {
        ...node,
        list: visit(node.list),
        where: node.where === undefined ? undefined : visit(node.where),
        body: visit(node.body),
      }
  }
}
