import type { FqlOperator } from '../../ast.js'
import { compare, comparedBy } from '../nodes.js'
import type { ComparisonOperator, Spelling } from '../operator.js'
import { textOrNumber } from './text-or-number.js'

/** None is the opposite of another: a field that is missing is neither less than 5 nor at least 5. */
export const lessThan: ComparisonOperator = {
  name: 'less_than',
  words: 'is less than',
  takes: 'text or number',
  ...by('<'),
}

export const lessThanOrEqual: ComparisonOperator = {
  name: 'less_than_or_equal',
  words: 'is less than or equal to',
  takes: 'text or number',
  ...by('<='),
}

export const greaterThan: ComparisonOperator = {
  name: 'greater_than',
  words: 'is greater than',
  takes: 'text or number',
  ...by('>'),
}

export const greaterThanOrEqual: ComparisonOperator = {
  name: 'greater_than_or_equal',
  words: 'is greater than or equal to',
  takes: 'text or number',
  ...by('>='),
}

function by(sign: FqlOperator): Spelling<string | number> {
  return {
    write: (field, value) => compare(field, sign, value),
    read: (node) => textOrNumber(comparedBy(node, sign)),
  }
}
