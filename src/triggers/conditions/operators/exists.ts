import type { FqlNode } from '../../ast.js'
import { call, compare, comparedBy, isField, literal, not } from '../nodes.js'
import type { Compared, StateOperator } from '../operator.js'

/** Null and missing are alike (requirements.md R24). */
export const exists: StateOperator = {
  name: 'exists',
  words: 'exists',
  takes: 'nothing',
  write: (field) => call('exists', field),
  writePublic: (field) => compare(field, '!=', literal(null)),
  read: (node) => (node.kind === 'not' ? comparedWithNull(node.operand) : calledExists(node)),
}

export const notExists: StateOperator = {
  name: 'not_exists',
  words: 'does not exist',
  takes: 'nothing',
  write: (field) => not(call('exists', field)),
  writePublic: (field) => compare(field, '=', literal(null)),
  read: (node) => (node.kind === 'not' ? calledExists(node.operand) : comparedWithNull(node)),
}

function calledExists(node: FqlNode): Compared<undefined> | undefined {
  if (node.kind !== 'call' || node.name !== 'exists' || node.args.length !== 1) return undefined
  const [field] = node.args
  return isField(field) ? { field, value: undefined } : undefined
}

function comparedWithNull(node: FqlNode): Compared<undefined> | undefined {
  const found = comparedBy(node, '=')
  return found?.value === null ? { field: found.field, value: undefined } : undefined
}
