import { randomUUID } from 'node:crypto'
import type { Auth } from '../../actions/index.js'
import { isObject } from '../../json/value.js'
import type { Account } from '../accounts/account.js'
import type { WireRequest } from '../receive/wire-request.js'

/** The tokens that a stand-in has given, and those that its accounts came with. */
export class Tokens {
  /** By their account, with the end of each, in milliseconds since 1970. */
  readonly #ends = new Map<Account, Map<string, number>>()
  readonly #placement: Placement

  constructor(
    auth: Auth | undefined,
    accounts: readonly Account[],
    readonly lifeMs: number,
    private readonly clock: () => number,
  ) {
    this.#placement = placementOf(auth)
    for (const account of accounts) {
      const given = this.#tokenIn(partsOf(account.constants.credentials))
      // What cannot be asked for anew would be gone for ever.
      this.#ends.set(account, new Map(given === undefined ? [] : [[given, Number.POSITIVE_INFINITY]]))
    }
  }

  /** A new token for an account. */
  issue(account: Account): string {
    const token = `stand-in-${randomUUID()}`
    this.#ends.get(account)?.set(token, this.clock() + this.lifeMs)
    return token
  }

  /** Whether a request carries a token that was given to the account and lives. */
  admits(account: Account, { headers, url }: WireRequest): boolean {
    const token = this.#tokenIn({ headers, query: Object.fromEntries(url.searchParams) })
    const end = token === undefined ? undefined : this.#ends.get(account)?.get(token)
    return end !== undefined && this.clock() < end
  }

  /** Ends the life of every token. */
  expire(): void {
    for (const tokens of this.#ends.values()) tokens.clear()
  }

  #tokenIn({ headers, query }: Parts): string | undefined {
    if ('query' in this.#placement) return textIn(query, this.#placement.query)
    const { header, prefix = '' } = this.#placement
    const text = textIn(headers, header.toLowerCase())
    return text?.startsWith(prefix) ? text.slice(prefix.length) : undefined
  }
}

type Placement = { readonly header: string; readonly prefix?: string } | { readonly query: string }

interface Parts {
  readonly headers: unknown
  readonly query: unknown
}

/** Where requests carry a token (definitions.md, Auth). */
const placementOf = (auth: Auth | undefined): Placement =>
  (auth?.type === 'token' ? auth.placement : undefined) ?? { header: 'authorization', prefix: 'Bearer ' }

const partsOf = (credentials: unknown): Parts => ({
  headers: isObject(credentials) ? credentials.headers : undefined,
  query: isObject(credentials) ? credentials.query : undefined,
})

function textIn(object: unknown, name: string): string | undefined {
  const value = isObject(object) && Object.hasOwn(object, name) ? object[name] : undefined
  return typeof value === 'string' ? value : undefined
}
