import { code } from '../../expressions/code.js'
import { call } from '../../expressions/expression.js'
import { boolean, string } from '../../expressions/kinds.js'
import { defineNative } from '../../expressions/native.js'
import { knownPrefix } from '../analysis/tells.js'
import type { FqlManual, FqlRoutine } from './function.js'
import { isLiteralText } from './literal-text.js'

export const startswithNative = defineNative({
  name: 'fql.startswith',
  returns: boolean,
  looks: ([, affix]) => (isLiteralText(affix) ? 'nowhere' : 'text'),
  apply: (text, prefix) => typeof text === 'string' && typeof prefix === 'string' && text.startsWith(prefix),
  inline: ([text, prefix], operands) =>
    text !== undefined && prefix !== undefined && isLiteralText(operands[1])
      ? code`typeof ${text} === "string" && ${text}.startsWith(${prefix})`
      : undefined,
})

export const startswith: FqlRoutine = {
  name: 'startswith',
  signature: {
    parameters: [
      { name: 'text', accepts: string },
      { name: 'prefix', accepts: string },
    ],
    returns: boolean,
  },
  lower: (args) => call(startswithNative, [args.value(0), args.value(1)]),
}

export const startswithManual: FqlManual = {
  summary: 'Whether a text begins with another text.',
  examples: [
    { query: 'startswith(event, "Order")', event: { event: 'Order Completed' }, result: true },
    { query: 'startswith(event, "order")', event: { event: 'Order Completed' }, result: false },
  ],
  aliases: ['beginswith', 'hasprefix', 'starts_with'],
  facts: { tells: (outcome, [, prefix]) => knownPrefix(prefix, outcome) },
}
