import { code, quote } from '../expressions/code.js'
import {
  call,
  conditional,
  type Expression,
  literal,
  nothing,
  objectOf,
  read,
} from '../expressions/expression.js'
import { ValueFailure } from '../expressions/failure.js'
import { absent, boolean, kindsOf, string } from '../expressions/kinds.js'
import { defineNative, type Native } from '../expressions/native.js'
import { equalJson } from '../json/equal.js'
import { fingerprint } from '../json/fingerprint.js'
import { pointerTo } from '../json/pointer.js'
import { textOf } from '../json/text.js'
import { isObject, type Json } from '../json/value.js'
import { concatenate, isDirective, toText } from '../mappings/index.js'
import type { FieldSchema, ObjectSchema, RequestDefaults, RequestTemplate, Sign } from './definition.js'
import { headerValue, jsonContentType, mergeHeaders, reportHeaderName, textContentType } from './headers.js'
import { signText } from './sign.js'
import type { Lowered, TemplateScope } from './template.js'
import { beginsWithHost, lowerUrlTemplate, targetUrl, withQuery } from './url.js'

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

type Entries = readonly (readonly [name: string, value: Expression])[]

/** The expression for an `OutboundRequest`; problems go to the scope. */
export function lowerRequest(
  id: string,
  template: RequestTemplate,
  defaults: RequestDefaults,
  fields: ObjectSchema,
  scope: TemplateScope,
  credentialNames: readonly string[],
  pointer: string,
): Expression {
  const body = lowerBody(template, scope, pointer)
  const url = lowerUrl(template, defaults, fields, scope, pointer)
  const query =
    template.query === undefined ? undefined : scope.mapping(template.query, `${pointer}/query`).expression
  return objectOf([
    ['id', literal(id)],
    ['method', lowerMethod(template.method, scope, `${pointer}/method`)],
    ['url', query === undefined ? url : withQuery(url, query)],
    ['headers', lowerHeaders(template, defaults, body, scope, credentialNames, pointer)],
    ...(body === undefined ? [] : [[body.kind, body.value] as const]),
    ['idempotencyKey', call(fingerprintOf, [concatenate([scope.parts.delivery, literal(`/${id}`)])])],
  ])
}

const fingerprintOf = defineNative({
  name: 'fingerprint',
  returns: string,
  apply: (text) => fingerprint(textOf(text)),
})

function lowerMethod(method: Json, scope: TemplateScope, pointer: string): Expression {
  const { expression } = scope.mapping(method, pointer)
  if (expression.kind !== 'literal') return call(methodText, [expression])
  if (expression.value !== undefined && !isMethod(textOf(expression.value)))
    scope.problem('definition/request', pointer, noMethod(textOf(expression.value)))
  return toText(expression)
}

const isMethod = (text: string): boolean => /^[A-Z]+$/.test(text)
const noMethod = (text: string): string => `"${text}" is no method: methods are written in capitals`

const methodText = defineNative({
  name: 'methodText',
  returns: string,
  apply: (value) => {
    const text = textOf(value)
    if (!isMethod(text)) throw new ValueFailure('INVALID_METHOD', noMethod(text))
    return text
  },
})

function lowerUrl(
  template: RequestTemplate,
  defaults: RequestDefaults,
  fields: ObjectSchema,
  scope: TemplateScope,
  pointer: string,
): Expression {
  const { path, url } = template
  if ((path === undefined) === (url === undefined)) {
    scope.problem(
      'definition/request',
      pointer,
      'a request has either a "path", below the base address, or a "url"',
    )
    return nothing
  }
  if (path !== undefined) {
    if (defaults.baseUrl === undefined)
      scope.problem('definition/request', `${pointer}/path`, 'a "path" needs the "baseUrl" of the definition')
    return concatenate([
      scope.parts.baseUrl,
      scope.build(`${pointer}/path`, (inner) => lowerUrlTemplate(path, inner)).expression,
    ])
  }
  const place = `${pointer}/url`
  if (typeof url !== 'string') return lowerTarget(scope.mapping(url ?? null, place), fields, scope, place)
  if (!beginsWithHost(url))
    scope.problem(
      'definition/request',
      place,
      'a "url" begins with https:// or http:// and a host without holes',
      {
        hint: 'only "baseUrl", held to "hosts", may have holes in its host',
      },
    )
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
  const [target, ...others] = targets
  if (target === undefined || targets.includes(undefined)) {
    scope.problem(
      'definition/request',
      pointer,
      'an address may come only from a payload field that declares its "target" hosts',
    )
    return nothing
  }
  if (!others.every((other) => equalJson(other, target)))
    scope.problem(
      'definition/request',
      pointer,
      'the fields that this address comes from declare different targets',
      {
        hint: 'give them the same "target"',
      },
    )
  return targetUrl(address.expression, target)
}

interface Body {
  readonly kind: 'json' | 'text'
  readonly value: Expression
}

function lowerBody(template: RequestTemplate, scope: TemplateScope, pointer: string): Body | undefined {
  if (template.json !== undefined && template.text !== undefined)
    scope.problem('definition/request', pointer, 'a request has one body')
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
  credentialNames: readonly string[],
  pointer: string,
): Expression {
  const own: Entries = [
    ...(body === undefined ? [] : [['content-type', contentType(body)] as const]),
    ...credentialNames.map((name) => [name, read(scope.parts.credentials, name)] as const),
    ...(template.sign === undefined ? [] : [signature(template.sign, body, scope, `${pointer}/sign`)]),
  ]
  const fixed = lowerFixedHeaders(defaults.headers ?? {}, scope, '/request/headers')
  const { headers } = template
  if (headers === undefined || !isDirective(headers))
    return objectOf(
      lastOfEach([...own, ...fixed, ...lowerFixedHeaders(headers ?? {}, scope, `${pointer}/headers`)]),
    )
  const mapped = scope.mapping(headers, `${pointer}/headers`).expression
  return mergeHeaders(mapped, lastOfEach([...fixed, ...own]))
}

function lowerFixedHeaders(headers: Json, scope: TemplateScope, pointer: string): Entries {
  return Object.entries(isObject(headers) ? headers : {}).map(([name, value]) => {
    const place = pointerTo(pointer, name)
    reportHeaderName(name, scope, place)
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
  if (body === undefined) scope.problem('definition/request', pointer, 'there is no body to sign')
  reportHeaderName(sign.header, scope, `${pointer}/header`)
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
