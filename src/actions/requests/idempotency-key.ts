import { call, type Expression, literal } from '../../expressions/expression.js'
import { string } from '../../expressions/kinds.js'
import { defineNative } from '../../expressions/native.js'
import { fingerprint } from '../../json/fingerprint.js'
import { textOf } from '../../json/text.js'
import { concatenate } from '../../mappings/index.js'
import type { RequestTemplate } from '../request-definition.js'
import type { TemplateScope } from '../template.js'

/** The key that the template gives; without one, or where it gives none, a hash of delivery and request (engine.md). */
export function lowerIdempotencyKey(
  id: Expression,
  template: RequestTemplate,
  scope: TemplateScope,
  pointer: string,
): Expression {
  const usual = call(fingerprintOf, [concatenate([scope.parts.delivery, literal('/'), id])])
  const { idempotencyKey } = template
  return idempotencyKey === undefined
    ? usual
    : call(firstText, [scope.mapping(idempotencyKey, `${pointer}/idempotencyKey`).expression, usual])
}

export const fingerprintOf = defineNative({
  name: 'fingerprint',
  returns: string,
  apply: (text) => fingerprint(textOf(text)),
})

export const firstText = defineNative({
  name: 'firstText',
  returns: string,
  apply: (text, otherwise) => textOf(text) || otherwise,
})
