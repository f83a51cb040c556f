import escapeRegExp from 'lodash/escapeRegExp.js'
import type { CompiledDestination } from '../../actions/index.js'
import { ValueFailure } from '../../expressions/failure.js'
import { typeOfValue } from '../../expressions/types/type.js'

import type { Account } from '../accounts/account.js'
import type { Route } from '../routes/route.js'

/** The request by which an account asks for tokens; undefined where it asks for none. */
export function tokenRoute(destination: CompiledDestination, account: Account): Route | undefined {
  const request = requestFor(destination, account)
  if (request === undefined) return undefined
  const { origin, pathname, searchParams } = new URL(request.url)
  const { idempotencyKey: _, url: __, ...parts } = request
  return {
    account,
    request: 'token',
    isToken: true,
    type: {
      request: typeOfValue(parts),
      addresses: [{ origin, path: escapeRegExp(pathname) }],
      queries: [typeOfValue(Object.fromEntries(searchParams))],
    },
  }
}

function requestFor({ auth }: CompiledDestination, { constants }: Account) {
  try {
    return auth.tokens?.request({ ...constants, delivery: 'stand-in' })
  } catch (error) {
    // It lives by the token that it came with.
    if (error instanceof ValueFailure) return undefined
    throw error
  }
}
