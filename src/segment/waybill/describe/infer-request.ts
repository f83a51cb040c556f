import type { Json, JsonObject, RequestTemplate } from '../../../actions/index.js'
import { isObject } from '../../mapping/real-type-of.js'
import { inferMapping } from './infer-mapping.js'
import { inferUrl } from './infer-url.js'
import type { KnownValue } from './known-values.js'
import type { SentRequest } from './sent-request.js'

/** A request as a template, with the credentials that Waybill has a place of its own for. */
export interface InferredRequest {
  readonly request: RequestTemplate
  readonly auth: { readonly type: 'basic'; readonly username: Json; readonly password: Json } | undefined
  /** Where values stand that none of Waybill's directives is known to give. */
  readonly unknown: readonly string[]
}

/** The template behind a request, by what it was in runs with different values. */
export function inferRequest(seen: readonly SentRequest[], known: readonly KnownValue[]): InferredRequest {
  const unknown: string[] = []
  const part = (name: string, read: (request: SentRequest) => unknown): Json => {
    const inferred = inferMapping(seen.map(read), known, name)
    unknown.push(...inferred.unknown)
    return inferred.mapping
  }
  const [first] = seen
  const method = part('method', ({ method }) => method)
  const url = inferUrl(
    seen.map(({ url }) => url),
    known,
  )
  unknown.push(...url.unknown)
  const query = part('query', ({ query }) => query)
  const headers = part('headers', ({ headers }) => headers)
  const basic = part('authorization', ({ basic }) => basic ?? null)
  const kind = first?.body?.kind
  const body = kind === undefined ? undefined : part('body', ({ body }) => body?.value ?? null)
  if (seen.some(({ body }) => body?.kind !== kind)) unknown.push('body')
  return {
    request: {
      method,
      url: url.mapping,
      ...(isFilled(query) && { query }),
      ...(isFilled(headers) && { headers }),
      ...(kind !== undefined && body !== undefined && { [kind]: body }),
    },
    auth: isObject(basic)
      ? { type: 'basic', username: basic.username as Json, password: basic.password as Json }
      : undefined,
    unknown,
  }
}

const isFilled = (mapping: Json): mapping is JsonObject =>
  isObject(mapping) && Object.keys(mapping).length > 0
