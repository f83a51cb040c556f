import { code, joinCode } from '../expressions/code.js'
import { call, type Expression, literal } from '../expressions/expression.js'
import { kindsOf, string } from '../expressions/kinds.js'
import { defineNative } from '../expressions/native.js'
import { place } from '../expressions/place.js'
import { firstArgument } from '../expressions/types/native-types.js'
import { type Type, textType } from '../expressions/types/type.js'
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
  if (parts.some((part) => 'path' in part && part.path.includes('|')))
    scope.warning('map/template', 'a hole is a path here, and "|" is a part of its name', {
      hint: 'filters are for {"@liquid": "…"}',
    })
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

/** Text stays as it is; what is known of others is lost. */
const textOfType = (value: Type): Type => (value.kinds === string ? value : textType)

/** The texts that a part puts into each text that holds it. */
function textsIn({ scalars, holds = [] }: Type): readonly string[] {
  const [only] = scalars ?? []
  return scalars?.length === 1 && only !== '' ? [String(only)] : holds
}

export const textNative = defineNative({
  name: 'text',
  returns: string,
  type: (args) => textOfType(firstArgument(args)),
  apply: textOf,
  inline: ([value], _, callIt) =>
    value === undefined ? undefined : code`typeof ${value} === "string" ? ${value} : ${callIt()}`,
})

export const concatenateNative = defineNative({
  name: 'concatenate',
  returns: string,
  type: (texts) => ({ kinds: string, holds: texts.flatMap(textsIn) }),
  apply: (...texts) => texts.join(''),
  inline: (texts) => code`(${joinCode(texts, ' + ')})`,
})
