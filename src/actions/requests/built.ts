import { ValueFailure } from '../../expressions/failure.js'
import { fingerprint } from '../../json/fingerprint.js'
import { isObject } from '../../json/value.js'
import { withCredentials } from '../auth/with-credentials.js'
import { bodyKinds } from '../bodies/index.js'
import type { BuildRequests, BuiltRequest } from '../request-definition.js'
import type { TemplateValues } from '../template-values.js'
import { checkHeaders } from './headers.js'
import { isMethod } from './method.js'
import type { OutboundRequest } from './request.js'
import { holdToRule, type TargetRule } from './target-rule.js'
import { hostMatches } from './url.js'

/** What a definition's own code gave, held to what templates are held to (definitions.md, `build`). */
export function buildByCode(
  build: BuildRequests,
  hosts: readonly string[],
  rule: TargetRule | undefined,
  values: TemplateValues,
): readonly OutboundRequest[] {
  const { payload, settings, run } = values
  const context = { payload: objectIn(payload), settings: objectIn(settings), run: objectIn(run) }
  return build(context).map((built, index) => asOutbound(built, index, hosts, rule, values))
}

const objectIn = (value: unknown): Record<string, unknown> => (isObject(value) ? value : {})

function asOutbound(
  built: BuiltRequest,
  index: number,
  hosts: readonly string[],
  rule: TargetRule | undefined,
  { baseUrl, credentials, delivery }: TemplateValues,
): OutboundRequest {
  const { method, url, headers = {}, idempotencyKey, ...rest } = built
  if (!isMethod(method)) throw new ValueFailure('INVALID_METHOD', `"${method}" is no method`)
  const bodies = bodyKinds.filter(({ key }) => rest[key] !== undefined)
  if (bodies.length > 1) throw new ValueFailure('INVALID_BODY', 'a request has one body')
  const [body] = bodies
  const request = {
    ...rest,
    id: String(index),
    method,
    url: addressOf(url, baseUrl, hosts, rule),
    headers: checkHeaders({
      ...(body === undefined ? {} : { 'content-type': body.contentType }),
      ...headers,
    }),
    idempotencyKey: idempotencyKey ?? fingerprint(`${delivery}/${index}`),
  }
  return withCredentials(request, credentials)
}

function addressOf(
  url: string,
  baseUrl: unknown,
  hosts: readonly string[],
  rule: TargetRule | undefined,
): string {
  const text = url.startsWith('/') && typeof baseUrl === 'string' ? `${baseUrl}${url}` : url
  if (!URL.canParse(text)) throw new ValueFailure('INVALID_URL', 'the address to send to is no URL')
  const address = new URL(text)
  const own = typeof baseUrl === 'string' ? [new URL(baseUrl).host] : []
  if (!/^https?:$/.test(address.protocol) || ![...own, ...hosts].some((host) => hostMatches(address, host)))
    throw new ValueFailure('INVALID_URL', `the host "${address.host}" is not one that the definition names`)
  if (!own.some((host) => hostMatches(address, host))) holdToRule(address, rule, 'INVALID_URL')
  return address.href
}
