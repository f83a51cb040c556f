import { code } from '../../expressions/code.js'
import { call } from '../../expressions/expression.js'
import { boolean, string } from '../../expressions/kinds.js'
import { defineNative } from '../../expressions/native.js'
import { knownPrefix } from '../analysis/tells.js'
import type { FqlFunction } from './function.js'
import { isLiteralText } from './literal-text.js'

const native = defineNative({
  name: 'fql.startswith',
  returns: boolean,
  apply: (text, prefix) => typeof text === 'string' && typeof prefix === 'string' && text.startsWith(prefix),
  inline: ([text, prefix], operands) =>
    text !== undefined && prefix !== undefined && isLiteralText(operands[1])
      ? code`typeof ${text} === "string" && ${text}.startsWith(${prefix})`
      : undefined,
})

export const startswith: FqlFunction = {
  name: 'startswith',
  summary: 'Whether a text begins with another text.',
  signature: {
    parameters: [
      { name: 'text', accepts: string },
      { name: 'prefix', accepts: string },
    ],
    returns: boolean,
  },
  examples: [
    { query: 'startswith(event, "Order")', event: { event: 'Order Completed' }, result: true },
    { query: 'startswith(event, "order")', event: { event: 'Order Completed' }, result: false },
  ],
  aliases: ['beginswith', 'hasprefix', 'starts_with'],
  facts: { tells: (outcome, [, prefix]) => knownPrefix(prefix, outcome) },
  lower: (args) => call(native, [args.value(0), args.value(1)]),
}
