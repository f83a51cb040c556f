import { type Code, code, quote } from '../../expressions/code.js'
import { call, type Expression, literal } from '../../expressions/expression.js'
import { boolean } from '../../expressions/kinds.js'
import { defineNative, type Native } from '../../expressions/native.js'

/** `<` and `<=`; `>` and `>=` are the same with their sides exchanged. */
export const lessNative = orderNative(
  'fql.less',
  (difference) => difference < 0,
  (left, right) => code`${left} < ${right}`,
)
export const atMostNative = orderNative(
  'fql.atMost',
  (difference) => difference <= 0,
  (left, right) => code`${left} <= ${right}`,
)

export const lowerLess = (left: Expression, right: Expression): Expression => order(lessNative, left, right)
export const lowerAtMost = (left: Expression, right: Expression): Expression =>
  order(atMostNative, left, right)

function order(native: Native<null>, left: Expression, right: Expression): Expression {
  return left.kind === 'literal' && right.kind === 'literal'
    ? literal(native.prepare(null)(left.value, right.value) === true)
    : call(native, [left, right])
}

/** Two numbers, or two texts by code point; anything else is false (triggers.md, "Values and types"). */
/* @__NO_SIDE_EFFECTS__ */
function orderNative(
  name: string,
  holds: (difference: number) => boolean,
  inOrder: (left: Code, right: Code) => Code,
): Native<null> {
  return defineNative({
    name,
    returns: boolean,
    looks: (operands) => (operands.some(({ kind }) => kind === 'literal') ? 'nowhere' : 'text'),
    apply: (left, right) => {
      if (typeof left === 'number') return typeof right === 'number' && holds(left - right)
      return typeof left === 'string' && typeof right === 'string' && holds(compareCodePoints(left, right))
    },
    inline: ([left, right], [leftOperand, rightOperand]) => {
      if (left === undefined || right === undefined) return undefined
      const type = typeToAskFor(leftOperand) ?? typeToAskFor(rightOperand)
      const asked = leftOperand?.kind === 'literal' ? right : left
      return type === undefined
        ? undefined
        : code`typeof ${asked} === ${quote(type)} && ${inOrder(left, right)}`
    },
  })
}

/** What the other side of a literal must be, where JavaScript's own order is then the right one. */
function typeToAskFor(operand: Expression | undefined): 'number' | 'string' | undefined {
  if (operand?.kind !== 'literal') return undefined
  if (typeof operand.value === 'number') return 'number'
  return typeof operand.value === 'string' && ordersByUnit(operand.value) ? 'string' : undefined
}

/** Below the surrogates code units and code points are in the same order. */
function ordersByUnit(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) >= 0xd800) return false
  return true
}

/** Negative, zero or positive, by the first code point that differs. */
export function compareCodePoints(left: string, right: string): number {
  const length = Math.min(left.length, right.length)
  for (let index = 0; index < length; index += 1) {
    if (left.charCodeAt(index) === right.charCodeAt(index)) continue
    // The second halves of two pairs differ, or one is no pair at all: the character began one unit before.
    const before = index === 0 ? 0 : codePoint(left, index - 1) - codePoint(right, index - 1)
    return before === 0 ? codePoint(left, index) - codePoint(right, index) : before
  }
  return left.length - right.length
}

const codePoint = (text: string, index: number): number => text.codePointAt(index) ?? -1
