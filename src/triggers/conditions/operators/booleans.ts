import type { FqlNode } from '../../ast.js'
import { compare, comparedBy, isField, literal } from '../nodes.js'
import type { Compared, StateOperator } from '../operator.js'

/** Neither is the opposite of the other: a field that is missing is neither. */
export const isTrue: StateOperator = {
  name: 'is_true',
  words: 'is true',
  takes: 'nothing',
  write: (field) => compare(field, '=', literal(true)),
  // A field that stands alone holds where it is true.
  read: (node) => (isField(node) ? { field: node, value: undefined } : comparedWith(true, node)),
}

export const isFalse: StateOperator = {
  name: 'is_false',
  words: 'is false',
  takes: 'nothing',
  write: (field) => compare(field, '=', literal(false)),
  read: (node) => comparedWith(false, node),
}

function comparedWith(value: boolean, node: FqlNode): Compared<undefined> | undefined {
  const found = comparedBy(node, '=')
  return found?.value === value ? { field: found.field, value: undefined } : undefined
}
