import { type Expression, literal, objectOf } from '../../expressions/expression.js'
import { pointerTo } from '../../json/pointer.js'
import { isObject, type Json } from '../../json/value.js'
import { isDirective } from '../../mappings/index.js'
import type { RequestDefaults, RequestTemplate } from '../request-definition.js'
import type { TemplateScope } from '../template.js'
import { headerValue, mergeHeaders, reportHeaderName } from './headers.js'
import type { Body } from './request-body.js'
import { lowerSignature } from './sign.js'
import { whereThere } from './there.js'

type Entries = readonly (readonly [name: string, value: Expression])[]

/**
 * The headers of a request: what the body, the auth scheme and the signature need, what the definition writes over
 * it, and under all of it those whose names come from data.
 */
export function lowerHeaders(
  template: RequestTemplate,
  defaults: RequestDefaults,
  body: Body | undefined,
  scope: TemplateScope,
  credentials: Entries,
  pointer: string,
): Expression {
  const own: Entries = [
    ...(body === undefined
      ? []
      : [['content-type', whereThere(body.value, literal(body.kind.contentType))] as const]),
    ...credentials,
    ...(template.sign === undefined ? [] : lowerSignature(template.sign, body, scope, `${pointer}/sign`)),
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
