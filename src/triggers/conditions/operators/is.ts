import { readAffix } from '../affix.js'
import { calledWith, compare, comparedBy } from '../nodes.js'
import type { ComparisonOperator } from '../operator.js'
import { opposite } from './opposite.js'
import { textOrNumber } from './text-or-number.js'

/** Of the type of its value: `is "5"` and `is 5` are two conditions (requirements.md R22). */
export const is: ComparisonOperator = {
  name: 'is',
  words: 'is',
  takes: 'text or number',
  write: (field, value) => compare(field, '=', value),
  // A pattern without signs fits the one text that it is.
  read: (node) => textOrNumber(comparedBy(node, '=')) ?? wholeMatch(node),
}

export const isNot = opposite(is, {
  name: 'is_not',
  words: 'is not',
  write: (field, value) => compare(field, '!=', value),
})

function wholeMatch(node: Parameters<typeof calledWith>[0]): ReturnType<typeof textOrNumber> {
  const found = calledWith(node, 'match')
  const affix = typeof found?.value === 'string' ? readAffix(found.value) : undefined
  return found !== undefined && affix?.place === 'whole'
    ? { field: found.field, value: affix.text }
    : undefined
}
