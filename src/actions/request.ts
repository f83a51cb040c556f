import { code, quote } from '../expressions/code.js'
import {
  call,
  conditional,
  type Expression,
  literal,
  nothing,
  objectOf,
  read,
  type Variable,
} from '../expressions/expression.js'
import { absent, boolean, kindsOf, string } from '../expressions/kinds.js'
import { defineNative, type Native } from '../expressions/native.js'
import { fingerprint } from '../json/fingerprint.js'
import { pointerTo } from '../json/pointer.js'
import { textOf } from '../json/text.js'
import { isObject, type Json, type JsonObject } from '../json/value.js'
import { concatenate, toText } from '../mappings/index.js'
import type { FieldSchema, ObjectSchema, RequestDefaults, RequestTemplate, Sign } from './definition.js'
import { headerNameProblem, headerValue, jsonContentType, mergeHeaders, textContentType } from './headers.js'
import { signText } from './sign.js'
import type { Lowered, TemplateScope } from './template.js'
import { hasHoleInHost, lowerUrlTemplate, targetUrl, withQuery } from './url.js'

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
}

/** What a request is built from besides the roots of a template. */
export interface RequestContext {
  /** The id of the delivery that the request belongs to. */
  readonly delivery: Variable
  readonly baseUrl: Variable
  /** The headers of the auth scheme, by name. */
  readonly credentials: Variable
  readonly credentialNames: readonly string[]
}

type Entries = readonly (readonly [name: string, value: Expression])[]

/** The expression for an `OutboundRequest`; problems go to the scope. */
export function lowerRequest(
  id: string,
  template: RequestTemplate,
  defaults: RequestDefaults,
  fields: ObjectSchema,
  scope: TemplateScope,
  context: RequestContext,
  pointer: string,
): Expression {
  const body = lowerBody(template, scope, pointer)
  const url = lowerUrl(template, defaults, fields, scope, context, pointer)
  const query =
    template.query === undefined ? undefined : scope.mapping(template.query, `${pointer}/query`).expression
  return objectOf([
    ['id', literal(id)],
    ['method', lowerMethod(template.method, scope, `${pointer}/method`)],
    ['url', query === undefined ? url : withQuery(url, query)],
    ['headers', lowerHeaders(template, defaults, body, scope, context, pointer)],
    ...(body === undefined ? [] : [[body.kind, body.value] as const]),
    ['idempotencyKey', call(fingerprintOf, [concatenate([context.delivery, literal(`/${id}`)])])],
  ])
}

const fingerprintOf = defineNative({
  name: 'fingerprint',
  returns: string,
  apply: (text) => fingerprint(textOf(text)),
})

function lowerMethod(method: Json, scope: TemplateScope, pointer: string): Expression {
  if (typeof method === 'string' && !/^[A-Z]+$/.test(method))
    scope.problem(pointer, `"${method}" is no method: methods are written in capitals`)
  return toText(scope.mapping(method, pointer).expression)
}

function lowerUrl(
  template: RequestTemplate,
  defaults: RequestDefaults,
  fields: ObjectSchema,
  scope: TemplateScope,
  { baseUrl }: RequestContext,
  pointer: string,
): Expression {
  const { path, url } = template
  if ((path === undefined) === (url === undefined)) {
    scope.problem(pointer, 'a request has either a "path", below the base address, or a "url"')
    return nothing
  }
  if (path !== undefined) {
    if (defaults.baseUrl === undefined)
      scope.problem(`${pointer}/path`, 'a "path" needs the "baseUrl" of the definition')
    return concatenate([
      baseUrl,
      scope.build(`${pointer}/path`, (inner) => lowerUrlTemplate(path, inner)).expression,
    ])
  }
  const place = `${pointer}/url`
  if (typeof url !== 'string') return lowerTarget(scope.mapping(url ?? null, place), fields, scope, place)
  if (hasHoleInHost(url))
    scope.problem(place, 'the host is not fixed: only "baseUrl", held to "hosts", may have holes there')
  return scope.build(place, (inner) => lowerUrlTemplate(url, inner)).expression
}

/** An address that comes from the payload is held to the `target` of the field that it comes from. */
function lowerTarget(
  address: Lowered,
  fields: ObjectSchema,
  scope: TemplateScope,
  pointer: string,
): Expression {
  const targets = address.reads.map(({ root, field }) =>
    root === 'payload' && field !== undefined ? fields.properties?.[field]?.target : undefined,
  )
  const [target] = targets
  if (target === undefined || targets.includes(undefined)) {
    scope.problem(pointer, 'an address may come only from a payload field that declares its "target" hosts')
    return nothing
  }
  return targetUrl(address.expression, target)
}

interface Body {
  readonly kind: 'json' | 'text'
  readonly value: Expression
}

function lowerBody(template: RequestTemplate, scope: TemplateScope, pointer: string): Body | undefined {
  if (template.json !== undefined && template.text !== undefined)
    scope.problem(pointer, 'a request has one body')
  if (template.json !== undefined)
    return { kind: 'json', value: scope.mapping(template.json, `${pointer}/json`).expression }
  if (template.text === undefined) return undefined
  const value = scope.mapping(template.text, `${pointer}/text`).expression
  return { kind: 'text', value: whereThere(value, toText(value)) }
}

function lowerHeaders(
  template: RequestTemplate,
  defaults: RequestDefaults,
  body: Body | undefined,
  scope: TemplateScope,
  { credentials, credentialNames }: RequestContext,
  pointer: string,
): Expression {
  const own: Entries = [
    ...(body === undefined ? [] : [['content-type', contentType(body)] as const]),
    ...credentialNames.map((name) => [name, read(credentials, name)] as const),
    ...(template.sign === undefined ? [] : [signature(template.sign, body, scope, `${pointer}/sign`)]),
  ]
  const fixed = lowerFixedHeaders(defaults.headers ?? {}, scope, '/request/headers')
  const { headers } = template
  if (!isMappedHeaders(headers))
    return objectOf(
      lastOfEach([...own, ...fixed, ...lowerFixedHeaders(headers ?? {}, scope, `${pointer}/headers`)]),
    )
  const mapped = scope.mapping(headers, `${pointer}/headers`).expression
  return mergeHeaders(mapped, lastOfEach([...fixed, ...own]))
}

function isMappedHeaders(headers: Json | undefined): headers is JsonObject {
  return isObject(headers) && Object.keys(headers).some((name) => name.startsWith('@'))
}

function lowerFixedHeaders(headers: Json, scope: TemplateScope, pointer: string): Entries {
  return Object.entries(isObject(headers) ? headers : {}).map(([name, value]) => {
    const place = pointerTo(pointer, name)
    const problem = headerNameProblem(name)
    if (problem !== undefined) scope.problem(place, problem)
    return [name.toLowerCase(), headerValue(name, scope.mapping(value as Json, place).expression)]
  })
}

/** One entry a name; what comes later counts. */
const lastOfEach = (entries: Entries): Entries => [...new Map(entries)]

function contentType({ kind, value }: Body): Expression {
  return whereThere(value, kind === 'json' ? jsonContentType : textContentType)
}

/** `then` where the value is there; a body that is missing needs no header. */
function whereThere(value: Expression, then: Expression): Expression {
  return (kindsOf(value) & absent) === 0 ? then : conditional(call(isThere, [value]), then, nothing)
}

const isThere = defineNative({
  name: 'isThere',
  returns: boolean,
  apply: (value) => value !== undefined,
  inline: ([value = quote(undefined)]) => code`${value} !== undefined`,
})

function signature(
  sign: Sign,
  body: Body | undefined,
  scope: TemplateScope,
  pointer: string,
): Entries[number] {
  const secret = scope.mapping(sign.secret, `${pointer}/secret`).expression
  if (body === undefined) scope.problem(pointer, 'there is no body to sign')
  const { algorithm, encoding } = sign
  return [
    sign.header.toLowerCase(),
    call(signBody, [body?.value ?? nothing, secret], { algorithm, encoding, kind: body?.kind ?? 'text' }),
  ]
}

/** Over the bytes that are sent: what the encoder writes for the same body. */
const signBody: Native<Pick<Sign, 'algorithm' | 'encoding'> & Pick<Body, 'kind'>> = {
  name: 'signBody',
  returns: string | absent,
  prepare: (options) => (body, secret) =>
    body === undefined || secret === undefined || secret === null || secret === ''
      ? undefined
      : signText(options.kind === 'json' ? encodeJson(body) : textOf(body), textOf(secret), options),
}

/** A JSON body as it is sent. */
export function encodeJson(body: unknown): string {
  return JSON.stringify(body)
}

export function declaresTarget(fields: {
  readonly properties?: { readonly [name: string]: FieldSchema }
}): boolean {
  return Object.values(fields.properties ?? {}).some((field) => field.target !== undefined)
}
