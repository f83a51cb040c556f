import type { JSONObject, JSONValue } from '../types/json.js'

/** What a connection's settings hold under `oauth`, with the newest tokens. */
interface Account {
  oauth: JSONValue
  refreshing?: Promise<void> | undefined
}

const mostAccounts = 10_000

/** The tokens of accounts, known by the refresh token that their connections were given. */
export class AccountTokens {
  readonly #accounts = new Map<unknown, Account>()

  /** `refresh` gives settings with new tokens. */
  constructor(private readonly refresh: (settings: JSONObject, error: unknown) => Promise<JSONObject>) {}

  /** Settings with the newest tokens; a copy, into which tokens may be written. */
  settingsFor(given: JSONObject): JSONObject {
    const settings = structuredClone(given)
    const known = this.#accounts.get(keyOf(given))
    return known === undefined ? settings : { ...settings, oauth: structuredClone(known.oauth) }
  }

  /**
   * Settings with other tokens than those of `used`: one refresh at a time, however many requests find that a token is
   * not accepted. Rejects with `error` where that says nothing of tokens.
   */
  async renewed(given: JSONObject, used: JSONObject, error: unknown): Promise<JSONObject> {
    const key = keyOf(given)
    const account = this.#accounts.get(key) ?? { oauth: given.oauth ?? {} }
    if (this.#accounts.size >= mostAccounts) this.#accounts.clear()
    this.#accounts.set(key, account)
    if (tokenIn(account.oauth) === tokenIn(used.oauth)) {
      account.refreshing ??= this.#refresh(account, used, error)
      await account.refreshing
    }
    return this.settingsFor(given)
  }

  async #refresh(account: Account, used: JSONObject, error: unknown): Promise<void> {
    try {
      const { oauth = {} } = await this.refresh(used, error)
      account.oauth = oauth
    } finally {
      account.refreshing = undefined
    }
  }
}

const keyOf = ({ oauth }: JSONObject): unknown =>
  fieldOf(oauth, 'refresh_token') ?? fieldOf(oauth, 'access_token')

const tokenIn = (oauth: unknown): unknown => fieldOf(oauth, 'access_token')

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
