import { ValueFailure } from '../../expressions/failure.js'
import { isObject } from '../../json/value.js'
import type { OutboundRequest } from '../requests/request.js'
import { replaceQuery } from '../requests/url.js'

/**
 * A finished request with what the auth scheme adds: headers, parameters, fields of the body, in the place of those that
 * it has. It is for requests that were built before or elsewhere; templates have it written into them.
 */
export function withCredentials(request: OutboundRequest, credentials: unknown): OutboundRequest {
  const { headers, query, body, auth } = isObject(credentials) ? credentials : {}
  return {
    ...request,
    url: replaceQuery(request.url, query),
    headers: { ...request.headers, ...textsIn(headers) },
    ...bodyWith(request, body),
    ...(isObject(auth) && typeof auth.scheme === 'string' ? { auth: { scheme: auth.scheme } } : {}),
  }
}

function textsIn(value: unknown): Record<string, string> {
  const entries = Object.entries(isObject(value) ? value : {})
  return Object.fromEntries(
    entries.flatMap(([name, text]) => (typeof text === 'string' ? [[name, text]] : [])),
  )
}

function bodyWith({ json }: OutboundRequest, fields: unknown): Partial<OutboundRequest> {
  return isObject(fields) && Object.keys(fields).length > 0 ? { json: withFields(json, fields) } : {}
}

/** A body with fields over its own; throws `INVALID_BODY` where it is no object that could have them. */
export function withFields(body: unknown, fields: unknown): unknown {
  if (!isObject(body))
    throw new ValueFailure('INVALID_BODY', 'the credentials are fields of the body, and it is no object')
  return { ...body, ...(isObject(fields) ? fields : {}) }
}
