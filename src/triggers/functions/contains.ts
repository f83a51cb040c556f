import { code } from '../../expressions/code.js'
import { call } from '../../expressions/expression.js'
import { anything, boolean, list, string } from '../../expressions/kinds.js'
import { defineNative } from '../../expressions/native.js'
import { findText } from '../../json/find-text.js'
import { knownPart } from '../analysis/tells.js'
import { equalFql } from '../operators/equal.js'
import type { FqlManual, FqlRoutine } from './function.js'
import { isLiteralText } from './literal-text.js'

export const containsNative = defineNative({
  name: 'fql.contains',
  returns: boolean,
  apply: (whole, part) => {
    if (typeof whole === 'string') return typeof part === 'string' && findText(whole, part) !== -1
    return Array.isArray(whole) && whole.some((element) => equalFql(element, part))
  },
  inline: ([whole, part], operands) =>
    whole !== undefined && part !== undefined && isLiteralText(operands[1])
      ? code`(typeof ${whole} === "string" || Array.isArray(${whole})) && ${whole}.includes(${part})`
      : undefined,
})

export const contains: FqlRoutine = {
  name: 'contains',
  signature: {
    parameters: [
      { name: 'whole', accepts: string | list },
      { name: 'part', accepts: anything },
    ],
    returns: boolean,
  },
  lower: (args) => call(containsNative, [args.value(0), args.value(1)]),
}

export const containsManual: FqlManual = {
  summary: 'Whether a text has another text in it, or a list has an element that equals a value.',
  examples: [
    { query: 'contains(event, "Order")', event: { event: 'Order Completed' }, result: true },
    { query: 'contains(event, "order")', event: { event: 'Order Completed' }, result: false },
    {
      query: 'contains(properties.tags, "sale")',
      event: { properties: { tags: ['new', 'sale'] } },
      result: true,
    },
    { query: 'contains(properties.missing, "a")', event: {}, result: false },
  ],
  aliases: ['includes', 'has', 'substring', 'indexof'],
  facts: { tells: (outcome, [, part]) => knownPart(part, outcome) },
}
