import { call, type Expression, read } from '../../expressions/expression.js'
import { object } from '../../expressions/kinds.js'
import { defineNative, looksAtElements } from '../../expressions/native.js'
import { anyType, objectType, ofKinds } from '../../expressions/types/type.js'
import type { BodyKind } from '../bodies/body.js'
import type { TemplateScope } from '../template.js'
import type { RequestAuth } from './request-auth.js'
import { withFields } from './with-credentials.js'

/** A body with the fields of the auth scheme in it; only forms and JSON have fields. */
export function withBodyCredentials(
  kind: BodyKind,
  body: Expression,
  auth: RequestAuth,
  scope: TemplateScope,
  pointer: string,
): Expression {
  if (auth.body.length === 0) return body
  if (kind.key !== 'json' && kind.key !== 'form')
    scope.problem('definition/request', pointer, 'the credentials are fields of the body, and it has none', {
      hint: 'write a "json" or a "form"',
    })
  return call(fieldsOver, [body, read(scope.parts.credentials, 'body')])
}

export const fieldsOver = defineNative({
  name: 'fieldsOver',
  returns: object,
  looks: looksAtElements,
  type: ([body = anyType, fields = anyType]) =>
    body.shape === undefined || fields.shape === undefined
      ? ofKinds(object)
      : objectType(new Map([...body.shape.fields, ...fields.shape.fields]), body.shape.others),
  apply: withFields,
})
