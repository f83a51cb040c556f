import { call, conditional, type Expression, nothing } from '../../expressions/expression.js'
import { ValueFailure } from '../../expressions/failure.js'
import { boolean } from '../../expressions/kinds.js'
import type { Native } from '../../expressions/native.js'
import { textOf } from '../../json/text.js'
import { utf8Length } from '../../json/utf8-length.js'

/** A body that has at most so many bytes where it is sent, before compression; a larger one fails. */
export function whereSmall(body: Expression, encoded: Expression, maxBytes: number): Expression {
  return conditional(call(isSmall, [encoded], { maxBytes }), body, nothing)
}

export const isSmall: Native<{ readonly maxBytes: number }> = {
  name: 'isSmall',
  returns: boolean,
  prepare:
    ({ maxBytes }) =>
    (encoded) => {
      const bytes = utf8Length(textOf(encoded))
      if (bytes > maxBytes)
        throw new ValueFailure(
          'PAYLOAD_TOO_LARGE',
          `the body has ${bytes} bytes, and a request may have ${maxBytes}`,
        )
      return true
    },
}
