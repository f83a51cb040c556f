import { randomUUID } from 'node:crypto'
import type { Auth } from '../../actions/index.js'
import { isObject } from '../../json/value.js'
import type { Account } from '../accounts/account.js'
import type { WireRequest } from '../receive/wire-request.js'

/** The tokens that a stand-in has given, and those that its accounts came with. */
export class Tokens {
  /** By their account: what cannot be asked for anew would be gone for ever, so that these have no end. */
  readonly #given = new Map<Account, string>()
  /** By their account, the oldest first, with the end of each, in milliseconds since 1970. */
  readonly #issued = new Map<Account, Map<string, number>>()
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
      if (given !== undefined) this.#given.set(account, given)
    }
  }

  /** A new token for an account; where it has very many, the oldest ends. */
  issue(account: Account): string {
    const token = `stand-in-${randomUUID()}`
    const issued = this.#issued.get(account) ?? new Map<string, number>()
    this.#issued.set(account, issued)
    issued.set(token, this.clock() + this.lifeMs)
    const [oldest] = issued.keys()
    if (issued.size > mostIssued && oldest !== undefined) issued.delete(oldest)
    return token
  }

  /** Whether a request carries a token that was given to the account and lives. */
  admits(account: Account, { headers, url }: WireRequest): boolean {
    const token = this.#tokenIn({ headers, query: Object.fromEntries(url.searchParams) })
    if (token === undefined) return false
    if (token === this.#given.get(account)) return true
    const end = this.#issued.get(account)?.get(token)
    return end !== undefined && this.clock() < end
  }

  /** Ends the life of every token. */
  expire(): void {
    this.#given.clear()
    this.#issued.clear()
  }

  #tokenIn({ headers, query }: Parts): string | undefined {
    if ('query' in this.#placement) return textIn(query, this.#placement.query)
    const { header, prefix = '' } = this.#placement
    const text = textIn(headers, header.toLowerCase())
    return text?.startsWith(prefix) ? text.slice(prefix.length) : undefined
  }
}

/** Whoever asks for a token each time would fill the memory. */
const mostIssued = 1000

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
