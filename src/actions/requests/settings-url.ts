import type { Expression } from '../../expressions/expression.js'
import { textOf } from '../../json/text.js'
import type { TemplateScope } from '../template.js'
import { checkBaseUrl, hasFixedHost, literalsOf, settingsUrl } from './url.js'

/** A whole address that the settings make, checked when it is made: its host is fixed, or one of the `hosts`. */
export function lowerSettingsUrl(
  address: Expression,
  hosts: readonly string[] | undefined,
  scope: TemplateScope,
  pointer: string,
): Expression {
  checkAddress(address, hosts, 'the address', scope, pointer)
  const isFixed = hasFixedHost(address)
  return settingsUrl(
    address,
    isFixed ? null : (hosts ?? []),
    isFixed ? undefined : scope.language.allowTarget,
  )
}

/** What can be said of such an address in the definition: its host, and the values that are written out. */
export function checkAddress(
  address: Expression,
  hosts: readonly string[] | undefined,
  what: string,
  scope: TemplateScope,
  pointer: string,
): void {
  if (!hasFixedHost(address) && hosts === undefined)
    scope.problem(
      'definition/request',
      pointer,
      'a host that settings can change needs "hosts": the hosts that it may turn into',
    )
  for (const value of literalsOf(address))
    if (value !== undefined && !isAddress(value, hosts))
      scope.problem('definition/request', pointer, `"${textOf(value)}" can not be ${what}`, {
        hint: 'it begins with https:// or http://, has one of the "hosts", and no user name, query or fragment',
      })
}

function isAddress(value: unknown, hosts: readonly string[] | undefined): boolean {
  try {
    checkBaseUrl(value, hosts)
    return true
  } catch {
    return false
  }
}
