import type { FqlOperator } from '../../ast.js'
import { compare, comparedBy } from '../nodes.js'
import type { ComparisonOperator } from '../operator.js'
import { textOrNumber } from './text-or-number.js'

/** None is the opposite of another: a field that is missing is neither less than 5 nor at least 5. */
export const lessThan = order('<', { name: 'less_than', words: 'is less than' })
export const lessThanOrEqual = order('<=', { name: 'less_than_or_equal', words: 'is less than or equal to' })
export const greaterThan = order('>', { name: 'greater_than', words: 'is greater than' })
export const greaterThanOrEqual = order('>=', {
  name: 'greater_than_or_equal',
  words: 'is greater than or equal to',
})

/* @__NO_SIDE_EFFECTS__ */
function order(sign: FqlOperator, said: Pick<ComparisonOperator, 'name' | 'words'>): ComparisonOperator {
  return {
    ...said,
    takes: 'text or number',
    write: (field, value) => compare(field, sign, value),
    read: (node) => textOrNumber(comparedBy(node, sign)),
  }
}
