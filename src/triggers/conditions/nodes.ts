import {
  type FqlCall,
  type FqlComparison,
  type FqlLiteral,
  type FqlNode,
  type FqlNot,
  type FqlOperator,
  type FqlPath,
  nowhere,
} from '../ast.js'

/** The nodes that conditions are written as, and what they are recognised by. */

export const literal = (value: FqlLiteral['value']): FqlLiteral => ({
  kind: 'literal',
  value,
  range: nowhere,
})

export const compare = (left: FqlNode, operator: FqlOperator, right: FqlNode): FqlComparison => ({
  kind: 'comparison',
  operator,
  left,
  right,
  range: nowhere,
})

export const call = (name: string, ...args: readonly FqlNode[]): FqlCall => ({
  kind: 'call',
  name,
  nameRange: nowhere,
  args,
  range: nowhere,
})

export const not = (operand: FqlNode): FqlNot => ({ kind: 'not', operand, range: nowhere })

/** A path that is the name of a field and nothing more: no `$`, no `@`. */
export function isField(node: FqlNode | undefined): node is FqlPath {
  return (
    node?.kind === 'path' &&
    node.element === null &&
    node.segments.length > 0 &&
    node.segments.every(({ kind }) => kind === 'field')
  )
}

/** The field and the value of `field operator value`. */
export function comparedBy(
  node: FqlNode,
  operator: FqlOperator,
): { readonly field: FqlPath; readonly value: FqlLiteral['value'] } | undefined {
  if (node.kind !== 'comparison' || node.operator !== operator) return undefined
  const { left, right } = node
  return isField(left) && right.kind === 'literal' ? { field: left, value: right.value } : undefined
}

/** The field and the value of `name(field, value)`. */
export function calledWith(
  node: FqlNode,
  name: string,
): { readonly field: FqlPath; readonly value: FqlLiteral['value'] } | undefined {
  if (node.kind !== 'call' || node.name !== name || node.args.length !== 2) return undefined
  const [field, value] = node.args
  return isField(field) && value?.kind === 'literal' ? { field, value: value.value } : undefined
}
