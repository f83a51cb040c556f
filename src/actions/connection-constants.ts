import type { ConnectionConstants } from './link-action.js'
import type { LinkedDestination } from './link-destination.js'
import { checkBaseUrl } from './requests/url.js'

/**
 * What a configuration gives to templates before any event, of settings that were checked. Throws `ValueFailure` where
 * they do not give what requests can not do without.
 */
export function connectionConstants(
  destination: LinkedDestination,
  settings: unknown,
  auth: unknown,
): ConnectionConstants {
  const address = destination.baseUrlOf(settings)
  const hosts = destination.definition.request?.hosts
  const baseUrl = address === undefined ? undefined : checkBaseUrl(address, hosts, destination.baseUrlRule)
  return { settings, auth, baseUrl, credentials: destination.auth.credentialsOf({ settings, auth }) }
}
