import { not } from '../nodes.js'
import type { ConditionOperator } from '../operator.js'

/**
 * The operator that is true wherever another is not: said with `!` before it, unless `said` spells it otherwise.
 * Bundlers leave it out where nothing uses it.
 */
/* @__NO_SIDE_EFFECTS__ */
export function opposite<Operator extends ConditionOperator>(
  operator: Operator,
  said: Pick<Operator, 'name' | 'words'> & Partial<Pick<Operator, 'write'>>,
): Operator {
  const { write, writePublic, read } = operator
  return {
    ...operator,
    write: (field, value) => not(write(field, value)),
    ...(writePublic && { writePublic: (field, value) => not(writePublic(field, value)) }),
    read: (node) => (node.kind === 'not' ? read(node.operand) : undefined),
    ...said,
  }
}
