import { code, joinCode } from '../expressions/code.js'
import { call, type Expression, literal } from '../expressions/expression.js'
import { kindsOf, string } from '../expressions/kinds.js'
import { defineNative } from '../expressions/native.js'
import { place } from '../expressions/place.js'
import { textOf } from '../json/text.js'
import type { Scope } from './scope.js'
import { isTemplateProblem, parseTemplate } from './templates.js'

/** Text with the values of its holes. */
export function lowerTemplate(template: string, scope: Scope): Expression {
  const parts = parseTemplate(template)
  if (isTemplateProblem(parts)) {
    const { message, ...hint } = parts
    return scope.problem('map/template', message, hint)
  }
  return concatenate(
    parts.map((part) =>
      'text' in part ? place(literal(part.text), scope.pointer) : toText(scope.path(part.path)),
    ),
  )
}

/** A value as text: missing and null are empty, an object prints as JSON. */
export function toText(value: Expression): Expression {
  if (value.kind === 'literal') return literal(textOf(value.value))
  return kindsOf(value) === string ? value : call(textNative, [value])
}

/** Texts one after the other. */
export function concatenate(texts: readonly Expression[]): Expression {
  const [first, ...rest] = texts
  if (first === undefined) return literal('')
  return rest.length === 0 ? first : call(concatenateNative, texts)
}

const textNative = defineNative({
  name: 'text',
  returns: string,
  apply: textOf,
  inline: ([value], _, callIt) =>
    value === undefined ? undefined : code`typeof ${value} === "string" ? ${value} : ${callIt()}`,
})

const concatenateNative = defineNative({
  name: 'concatenate',
  returns: string,
  apply: (...texts) => texts.join(''),
  inline: (texts) => code`(${joinCode(texts, ' + ')})`,
})
