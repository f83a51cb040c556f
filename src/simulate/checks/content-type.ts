import type { WireRequest } from '../receive/wire-request.js'
import type { Route } from '../routes/route.js'

/** The types of content that a route takes; undefined where any may come, or none has to. */
export function contentTypesOf({ type }: Route): readonly string[] | undefined {
  const { scalars } = type.request.shape?.fields.get('headers')?.shape?.fields.get('content-type') ?? {}
  return scalars?.map((value) => essence(String(value)))
}

/** Whether a request says the type of content that a route takes; one without a body need not. */
export function takesContent(route: Route, { headers, body }: WireRequest): boolean {
  const types = contentTypesOf(route)
  return types === undefined || body.length === 0 || types.includes(essence(headers['content-type'] ?? ''))
}

/** Without parameters such as the charset (RFC 9110, 8.3.1). */
const essence = (contentType: string): string => contentType.split(';')[0]?.trim().toLowerCase() ?? ''
