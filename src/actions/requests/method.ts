import { didYouMean } from '../../diagnostics/suggest.js'
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
  if (expression.value !== undefined) checkMethod(textOf(expression.value), scope, pointer)
  return toText(expression)
}

/** What servers know; another method can be meant, but not one that is nearly one of these. */
const usualMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

function checkMethod(text: string, scope: TemplateScope, pointer: string): void {
  if (usualMethods.includes(text)) return
  const meant = didYouMean(text, usualMethods)
  if (!isMethod(text)) scope.problem('definition/request', pointer, noMethod(text), meant)
  else if (meant.hint !== undefined)
    scope.problem('definition/request', pointer, `"${text}" is no method that servers know`, meant)
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
