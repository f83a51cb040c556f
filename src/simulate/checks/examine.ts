import type { Destination } from '../../actions/index.js'
import type { MappingOptions } from '../../mappings/index.js'
import type { Refusal } from '../receive/refusal.js'
import type { WireRequest } from '../receive/wire-request.js'
import type { Receiver } from '../receiver.js'
import { methodsOf, routesAt, takesMethod } from '../routes/find-routes.js'
import type { Route } from '../routes/route.js'
import type { Tokens } from '../tokens/tokens.js'
import { contentTypesOf, takesContent } from './content-type.js'
import { jsonOrText } from './read-body-as.js'
import { misfitsOfBody, misfitsOfHead, type RequestMisfit } from './request-misfits.js'
import { isSigned } from './signature.js'
import { itemsIn, maxBytesOf } from './size.js'

/** What a request was taken for: it fits each of these routes; or why it is refused. */
export type Examined =
  | { readonly routes: readonly [Route, ...Route[]]; readonly refusal?: never }
  | { readonly refusal: Refusal; readonly route?: Route }

/**
 * Looks at a request as its receiver would: where it goes, who is asking, what it holds. What it may hold is what the templates
 * of the definition can make of payloads that fit, so that a request of the definition's own making is never refused.
 */
export function examine(request: WireRequest, receiver: Receiver, language: MappingOptions): Examined {
  const { routes, tokens, destination } = receiver
  const here = routesAt(routes, request)
  const [nearest] = here
  const allowed = here.filter((route) => takesMethod(route, request.method))
  if (allowed.length === 0) {
    const methods = methodsOf(here).join(', ')
    return refuse(nearest, 405, 'METHOD_NOT_ALLOWED', `the method here is ${methods}`, { allow: methods })
  }
  const known = allowed.filter((route) => isKnown(route, request, tokens))
  if (known.length === 0)
    return refuse(allowed[0], 401, 'UNAUTHORIZED', wrongCredentials, asksForToken(tokens))
  const readable = known.filter((route) => takesContent(route, request))
  if (readable.length === 0) {
    const types = [...new Set(known.flatMap((route) => contentTypesOf(route) ?? []))].join(' or ')
    return refuse(known[0], 415, 'UNSUPPORTED_MEDIA_TYPE', `the content type has to be ${types}`)
  }
  const small = readable.filter((route) => request.body.length <= maxBytesOf(route))
  if (small.length === 0) {
    const most = Math.max(...readable.map(maxBytesOf))
    return refuse(
      readable[0],
      413,
      'PAYLOAD_TOO_LARGE',
      `the body has ${request.body.length} bytes, it may have ${most}`,
    )
  }
  return examineContent(request, small, destination.definition, language)
}

function examineContent(
  request: WireRequest,
  routes: readonly Route[],
  definition: Destination,
  language: MappingOptions,
): Examined {
  const looked = routes.map((route) => ({ route, body: misfitsOfBody(route, request) }))
  const read = looked.flatMap(({ route, body }) =>
    body === undefined ? [] : [{ route, misfits: [...misfitsOfHead(route, request), ...body] }],
  )
  const [closest] = read.toSorted((a, b) => a.misfits.length - b.misfits.length)
  if (closest === undefined) return refuse(routes[0], 400, 'MALFORMED', 'the body is no JSON')
  const fitting = read.flatMap(({ route, misfits }) => (misfits.length === 0 ? [route] : []))
  if (fitting.length === 0) return refuseMisfits(closest.route, closest.misfits)
  const signed = fitting.filter((route) => isSigned(definition, route, request, language))
  if (signed.length === 0) return refuse(fitting[0], 401, 'UNAUTHORIZED', 'the signature is wrong')
  const { items } = itemsIn(jsonOrText(request.body))
  const [first, ...others] = signed.filter(({ batch }) => items.length <= (batch?.mostItems ?? items.length))
  if (first === undefined) {
    const most = Math.max(...signed.map(({ batch }) => batch?.mostItems ?? 0))
    return refuse(
      signed[0],
      413,
      'TOO_MANY_ITEMS',
      `there are ${items.length} items, one request holds ${most}`,
    )
  }
  return { routes: [first, ...others] }
}

const wrongCredentials = 'the credentials are missing or wrong'

/** Whether its head proves that the account is asking. */
function isKnown(route: Route, request: WireRequest, tokens: Tokens | undefined): boolean {
  if (misfitsOfHead(route, request).some(({ isCredential }) => isCredential)) return false
  return tokens === undefined || route.isToken === true || tokens.admits(route.account, request)
}

const asksForToken = (tokens: Tokens | undefined) =>
  tokens === undefined ? {} : { 'www-authenticate': 'Bearer error="invalid_token"' }

function refuseMisfits(route: Route, misfits: readonly RequestMisfit[]): Examined {
  // Who may not ask at all is not told what else is wrong.
  if (misfits.some(({ isCredential }) => isCredential))
    return refuse(route, 401, 'UNAUTHORIZED', wrongCredentials)
  const shown = misfits.slice(0, mostMisfits).map(({ message }) => message)
  const more = misfits.length - shown.length
  return refuse(
    route,
    400,
    'INVALID_REQUEST',
    [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join('; '),
  )
}

/** A reader has enough of them to see what is wrong. */
const mostMisfits = 5

const refuse = (
  route: Route | undefined,
  status: number,
  code: string,
  message: string,
  headers: { readonly [name: string]: string } = {},
): Examined => ({ refusal: { status, code, message, headers }, ...(route === undefined ? {} : { route }) })
