import { call, calledWith } from '../nodes.js'
import type { ComparisonOperator } from '../operator.js'
import { opposite } from './opposite.js'
import { textOrNumber } from './text-or-number.js'

/** A text with a text in it, or a list with an element. `match(x, "*v*")` looks into texts only and is not the same. */
export const contains: ComparisonOperator = {
  name: 'contains',
  words: 'contains',
  takes: 'text or number',
  write: (field, value) => call('contains', field, value),
  read: (node) => textOrNumber(calledWith(node, 'contains')),
}

export const notContains = opposite(contains, { name: 'not_contains', words: 'does not contain' })
