import escapeRegExp from 'lodash/escapeRegExp.js'
import type { RequestType } from '../../actions/index.js'
import { anyType, objectType, type Type, typeOfValue } from '../../expressions/types/type.js'
import { isObject } from '../../json/value.js'
import type { Account } from '../accounts/account.js'

/**
 * What is known of a request that code builds: where it may go, and that it carries the credentials of its account
 * (definitions.md, `build`).
 */
export function typeOfCode({ constants }: Account, hosts: readonly string[]): RequestType {
  const { baseUrl, credentials } = constants
  const base = baseUrl === undefined ? undefined : new URL(baseUrl)
  const { headers, query } = isObject(credentials) ? credentials : {}
  return {
    addresses: [
      ...(base === undefined ? [] : [{ origin: base.origin, path: `${escapeRegExp(base.pathname)}.*` }]),
      ...(hosts.length === 0 ? [] : [{ hosts, path: '.*' }]),
    ],
    request: objectType(new Map([['headers', openTypeOf(headers)]]), anyType),
    queries: [openTypeOf(query)],
  }
}

/** Objects that hold these entries, and whatever else. */
const openTypeOf = (entries: unknown): Type =>
  objectType(
    new Map(
      Object.entries(isObject(entries) ? entries : {}).map(([name, value]) => [name, typeOfValue(value)]),
    ),
    anyType,
  )
