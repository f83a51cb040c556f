import { call, type Expression } from '../../expressions/expression.js'
import { ValueFailure } from '../../expressions/failure.js'
import { anything } from '../../expressions/kinds.js'
import { defineNative, looksNowhere, type Native } from '../../expressions/native.js'

/** A value that a connection can not do without; missing, null and empty text are refused, and `what` says what lacks. */
export function given(value: unknown, what: string): unknown {
  if (value === undefined || value === null || value === '')
    throw new ValueFailure('INVALID_SETTINGS', `the settings give no ${what}`)
  return value
}

/** The same for an expression: it fails when the connection is made. */
export function mustBeGiven(value: Expression, what: string): Expression {
  return call(givenNative, [value], { what })
}

/** A value where everything that it needs is given; `needs` fail where it is not. */
export function whereAllGiven(needs: readonly Expression[], value: Expression): Expression {
  return needs.length === 0 ? value : call(lastOf, [...needs, value])
}

export const lastOf = defineNative({
  name: 'lastOf',
  returns: anything,
  looks: looksNowhere,
  apply: (...values) => values.at(-1),
})

export const givenNative: Native<{ readonly what: string }> = {
  name: 'given',
  returns: anything,
  looks: looksNowhere,
  prepare:
    ({ what }) =>
    (value) =>
      given(value, what),
}
