import { type AddressType, hostMatches } from '../../actions/index.js'
import type { WireRequest } from '../receive/wire-request.js'
import type { Route } from './route.js'

/** The routes whose address a request has, whatever its method. */
export const routesAt = (routes: readonly Route[], request: WireRequest): readonly Route[] =>
  routes.filter(({ type }) => type.addresses.some((address) => isAt(address, request)))

/** Nobody says where a request was to go that names no other origin: then any may be meant. */
function isAt(address: AddressType, { url, namesOrigin }: WireRequest): boolean {
  const { origin, hosts } = address
  if (!patternOf(address).test(url.pathname)) return false
  if (!namesOrigin) return true
  return origin === undefined
    ? hosts?.some((host) => hostMatches(url, host)) !== false
    : origin === url.origin
}

/** Addresses never change, and each request is held against all of them. */
const patterns = new WeakMap<AddressType, RegExp>()

function patternOf(address: AddressType): RegExp {
  const known = patterns.get(address) ?? new RegExp(`^${address.path}$`, 's')
  patterns.set(address, known)
  return known
}

/** The methods that routes take; none is known of what code builds. */
export function methodsOf(routes: readonly Route[]): readonly string[] {
  const methods = routes.flatMap(({ type }) => type.request.shape?.fields.get('method')?.scalars ?? [])
  return [...new Set(methods.map(String))]
}

/** Whether a route can have a method. */
export function takesMethod({ type }: Route, method: string): boolean {
  return type.request.shape?.fields.get('method')?.scalars?.includes(method) !== false
}
