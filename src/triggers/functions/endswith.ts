import { code } from '../../expressions/code.js'
import { call } from '../../expressions/expression.js'
import { boolean, string } from '../../expressions/kinds.js'
import { defineNative } from '../../expressions/native.js'
import { knownSuffix } from '../analysis/tells.js'
import type { FqlManual, FqlRoutine } from './function.js'
import { isLiteralText } from './literal-text.js'

export const endswithNative = defineNative({
  name: 'fql.endswith',
  returns: boolean,
  looks: ([, affix]) => (isLiteralText(affix) ? 'nowhere' : 'text'),
  apply: (text, suffix) => typeof text === 'string' && typeof suffix === 'string' && text.endsWith(suffix),
  inline: ([text, suffix], operands) =>
    text !== undefined && suffix !== undefined && isLiteralText(operands[1])
      ? code`typeof ${text} === "string" && ${text}.endsWith(${suffix})`
      : undefined,
})

export const endswith: FqlRoutine = {
  name: 'endswith',
  signature: {
    parameters: [
      { name: 'text', accepts: string },
      { name: 'suffix', accepts: string },
    ],
    returns: boolean,
  },
  lower: (args) => call(endswithNative, [args.value(0), args.value(1)]),
}

export const endswithManual: FqlManual = {
  summary: 'Whether a text ends with another text.',
  examples: [
    { query: 'endswith(event, "Completed")', event: { event: 'Order Completed' }, result: true },
    { query: 'endswith(event, "Order")', event: { event: 'Order Completed' }, result: false },
  ],
  aliases: ['hassuffix', 'ends_with'],
  facts: { tells: (outcome, [, suffix]) => knownSuffix(suffix, outcome) },
}
