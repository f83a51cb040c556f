import { call, type Expression, literal, objectOf } from '../../expressions/expression.js'
import { string } from '../../expressions/kinds.js'
import { defineNative } from '../../expressions/native.js'
import { fingerprint } from '../../json/fingerprint.js'
import { textOf } from '../../json/text.js'
import { concatenate } from '../../mappings/index.js'
import type { ObjectSchema, RequestDefaults, RequestTemplate } from '../definition.js'
import type { TemplateScope } from '../template.js'
import { lowerAddress } from './address.js'
import { lowerMethod } from './method.js'
import { lowerBody } from './request-body.js'
import { lowerHeaders } from './request-headers.js'

/** A request as it leaves (engine.md). Plain JSON. */
export interface OutboundRequest {
  /** Its name within the delivery. */
  readonly id: string
  readonly method: string
  readonly url: string
  /** Lower-case names. */
  readonly headers: { readonly [name: string]: string }
  readonly json?: unknown
  readonly text?: string
  /** The same for every try of this request. */
  readonly idempotencyKey: string
  /** How long the answer may take. */
  readonly timeoutMs?: number
}

/** The expression for an `OutboundRequest`; problems go to the scope. */
export function lowerRequest(
  id: Expression,
  template: RequestTemplate,
  defaults: RequestDefaults,
  fields: ObjectSchema,
  scope: TemplateScope,
  credentialNames: readonly string[],
  pointer: string,
): Expression {
  const body = lowerBody(template, scope, pointer)
  const { timeoutMs } = defaults
  return objectOf([
    ['id', id],
    ['method', lowerMethod(template.method, scope, `${pointer}/method`)],
    ['url', lowerAddress(template, defaults, fields, scope, pointer)],
    ['headers', lowerHeaders(template, defaults, body, scope, credentialNames, pointer)],
    ...(body === undefined ? [] : [[body.kind.key, body.value] as const]),
    ['idempotencyKey', lowerKey(id, template, scope, pointer)],
    ...(timeoutMs === undefined ? [] : [['timeoutMs', literal(timeoutMs)] as const]),
  ])
}

/** The key that the author chose, else one of delivery and request, so that every try carries the same. */
function lowerKey(
  id: Expression,
  { idempotencyKey }: RequestTemplate,
  scope: TemplateScope,
  pointer: string,
): Expression {
  const own = call(fingerprintOf, [concatenate([scope.parts.delivery, literal('/'), id])])
  if (idempotencyKey === undefined) return own
  const chosen = scope.mapping(idempotencyKey, `${pointer}/idempotencyKey`).expression
  return call(textOrElse, [chosen, own])
}

/** A text that is there, or what stands in for it. */
const textOrElse = defineNative({
  name: 'textOrElse',
  returns: string,
  apply: (value, otherwise) =>
    value === undefined || value === null || value === '' ? otherwise : textOf(value),
})

const fingerprintOf = defineNative({
  name: 'fingerprint',
  returns: string,
  apply: (text) => fingerprint(textOf(text)),
})
