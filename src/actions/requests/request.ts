import { type Expression, literal, objectOf, read } from '../../expressions/expression.js'
import { credentialHeaders } from '../auth/credential-headers.js'
import type { RequestAuth } from '../auth/request-auth.js'
import type { CsvBody } from '../bodies/csv.js'
import type { FormBody } from '../bodies/form.js'
import type { FormPart } from '../bodies/multipart.js'
import type { RequestDefaults, RequestTemplate } from '../request-definition.js'
import type { ObjectSchema } from '../schema-definition.js'
import type { TemplateScope } from '../template.js'
import { lowerAddress } from './address.js'
import { lowerIdempotencyKey } from './idempotency-key.js'
import { lowerMethod } from './method.js'
import { lowerBody } from './request-body.js'
import { lowerHeaders } from './request-headers.js'
import { whereThere } from './there.js'
import { withQuery } from './url.js'

/** A request as it leaves (engine.md). Plain JSON. */
export interface OutboundRequest {
  /** Its name within the delivery. */
  readonly id: string
  readonly method: string
  readonly url: string
  /** Lower-case names. */
  readonly headers: { readonly [name: string]: string }
  readonly json?: unknown
  readonly form?: FormBody
  readonly multipart?: readonly FormPart[]
  readonly text?: string
  readonly csv?: CsvBody
  /** The body is compressed when it is encoded. */
  readonly gzip?: true
  /** A token is put in when it is sent: the scheme that asks for one. */
  readonly auth?: { readonly scheme: string }
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
  auth: RequestAuth,
  pointer: string,
): Expression {
  const body = lowerBody(template, auth, scope, pointer)
  const method = lowerMethod(template.method, scope, `${pointer}/method`)
  const address = lowerAddress(template, defaults, fields, scope, pointer)
  const url = auth.query.length === 0 ? address : withQuery(address, read(scope.parts.credentials, 'query'))
  const credentials = credentialHeaders(auth, method, url, body, scope)
  return objectOf([
    ['id', id],
    ['method', method],
    ['url', url],
    ['headers', lowerHeaders(template, defaults, body, scope, credentials, pointer)],
    ...(body === undefined ? [] : [[body.kind.key, body.value] as const]),
    ...(body === undefined || template.gzip === undefined
      ? []
      : [['gzip', whereThere(body.value, literal(true))] as const]),
    ...(auth.hasToken ? [['auth', read(scope.parts.credentials, 'auth')] as const] : []),
    ['idempotencyKey', lowerIdempotencyKey(id, template, scope, pointer)],
    ...(defaults.timeoutMs === undefined ? [] : [['timeoutMs', literal(defaults.timeoutMs)] as const]),
  ])
}
