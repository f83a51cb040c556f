import type { Expression, Literal } from '../../expressions/expression.js'

/** Whether an operand is a text that the query writes out. */
export const isLiteralText = (
  operand: Expression | undefined,
): operand is Literal & { readonly value: string } =>
  operand?.kind === 'literal' && typeof operand.value === 'string'
