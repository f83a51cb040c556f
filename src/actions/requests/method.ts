import { call, type Expression } from '../../expressions/expression.js'
import { ValueFailure } from '../../expressions/failure.js'
import { string } from '../../expressions/kinds.js'
import { defineNative } from '../../expressions/native.js'
import { textOf } from '../../json/text.js'
import type { Json } from '../../json/value.js'
import { toText } from '../../mappings/index.js'
import type { TemplateScope } from '../template.js'

/** The method of a request: checked in the definition where it is written out, else where it is computed. */
export function lowerMethod(method: Json, scope: TemplateScope, pointer: string): Expression {
  const { expression } = scope.mapping(method, pointer)
  if (expression.kind !== 'literal') return call(methodText, [expression])
  if (expression.value !== undefined && !isMethod(textOf(expression.value)))
    scope.problem('definition/request', pointer, noMethod(textOf(expression.value)))
  return toText(expression)
}

export const isMethod = (text: string): boolean => /^[A-Z]+$/.test(text)
const noMethod = (text: string): string => `"${text}" is no method: methods are written in capitals`

export const methodText = defineNative({
  name: 'methodText',
  returns: string,
  apply: (value) => {
    const text = textOf(value)
    if (!isMethod(text)) throw new ValueFailure('INVALID_METHOD', noMethod(text))
    return text
  },
})
