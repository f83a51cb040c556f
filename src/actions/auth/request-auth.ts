import { type Expression, literal, nothing, objectOf } from '../../expressions/expression.js'
import { whereMissing } from '../requests/there.js'
import type { Credentials, Signature } from './scheme.js'

/** What the auth scheme of a definition means for each of its requests: the names of what it adds. */
export interface RequestAuth {
  readonly headers: readonly string[]
  readonly query: readonly string[]
  readonly body: readonly string[]
  readonly signature: Signature | undefined
  /** Whether tokens are put in when a request is sent. */
  readonly hasToken: boolean
}

/** For requests that prove who is asking by themselves. */
export const noAuth: RequestAuth = { headers: [], query: [], body: [], signature: undefined, hasToken: false }

/** The values are not in a request's own expression: they are worked out once, when the connection is made. */
export function requestAuth({ headers, query, body, signature, token }: Credentials): RequestAuth {
  const names = (entries: Credentials['headers']) => (entries ?? []).map(([name]) => name)
  return {
    headers: names(headers),
    query: names(query),
    body: names(body),
    signature,
    hasToken: token !== undefined,
  }
}

/** The object that `scope.parts.credentials` stands for in the requests of a connection. */
export function credentialsObject(
  { headers, query, body, signature, token }: Credentials,
  scheme: string,
): Expression {
  return objectOf([
    ['headers', objectOf(headers ?? [])],
    ['query', objectOf(query ?? [])],
    ['body', objectOf(body ?? [])],
    ['secret', signature?.secret ?? nothing],
    [
      'auth',
      token === undefined ? nothing : whereMissing(token.given, objectOf([['scheme', literal(scheme)]])),
    ],
  ])
}
