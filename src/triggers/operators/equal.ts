import { type Code, code } from '../../expressions/code.js'
import { call, type Expression, literal } from '../../expressions/expression.js'
import { boolean, kindsOf, number, string } from '../../expressions/kinds.js'
import { defineNative } from '../../expressions/native.js'
import { equalJson } from '../../json/equal.js'

/** `=`: the same type and strictly equal, lists and maps by value; a missing value is null (triggers.md). */
export function equalFql(left: unknown, right: unknown): boolean {
  return left === right || equalJson(left ?? null, right ?? null)
}

export const equalNative = defineNative({
  name: 'fql.equal',
  returns: boolean,
  looks: (operands) => (operands.some(isScalar) ? 'nowhere' : 'everywhere'),
  apply: equalFql,
  inline: ([left, right], [leftOperand, rightOperand]) => {
    if (left === undefined || right === undefined) return undefined
    if (isNull(leftOperand)) return code`${right} == null`
    if (isNull(rightOperand)) return code`${left} == null`
    return isScalar(leftOperand) || isScalar(rightOperand) ? strictlyEqual(left, right) : undefined
  },
})

const strictlyEqual = (left: Code, right: Code): Code => code`${left} === ${right}`

const isNull = (operand: Expression | undefined): boolean =>
  operand?.kind === 'literal' && (operand.value === null || operand.value === undefined)

/** Whether it is text, a number, true or false whatever the event is. */
const isScalar = (operand: Expression | undefined): boolean =>
  operand !== undefined && (kindsOf(operand) & ~(string | number | boolean)) === 0

export function lowerEqual(left: Expression, right: Expression): Expression {
  return left.kind === 'literal' && right.kind === 'literal'
    ? literal(equalFql(left.value, right.value))
    : call(equalNative, [left, right])
}
