import type { Answer, OutboundRequest, Token } from '../../actions/index.js'
import { equalJson } from '../../json/equal.js'
import type { Connection } from '../connection.js'
import { TokenError } from './token-error.js'

export interface TokenCacheOptions {
  /** Sends the request for a token. What it rejects with reaches everybody who waits for that token. */
  readonly send: (request: OutboundRequest) => Promise<Answer>
  /** Milliseconds since 1970. Without one a token is used until a receiver refuses it. */
  readonly clock?: () => number
  /**
   * Told of every new token before it is used, so that a service can store a refresh token that replaced another. What
   * it throws reaches those who wait; the token is kept all the same, since the old one may be dead.
   */
  readonly onToken?: (connection: Connection, token: Token) => void | Promise<void>
  /** Gives the token that `onToken` stored for a connection, in another process perhaps. Asked when it is first needed. */
  readonly storedToken?: (connection: Connection) => Token | undefined
  /** How long before its end a token is not used any more, in milliseconds; 60,000. Of a short life at most half. */
  readonly marginMs?: number
}

/** The tokens of connections (definitions.md, Auth), one at a time for each. */
export interface TokenCache {
  /** The token to use now; asks for one where there is none. Rejects with `TokenError` where none can be had. */
  token(connection: Connection): Promise<Token>
  /** A request ready to be sent: with its token, where it waits for one. */
  authorize(connection: Connection, request: OutboundRequest): Promise<OutboundRequest>
  /**
   * A token in the place of one that was refused. Whoever comes with one that is not the current one gets the current one,
   * and many who come at once wait for one request.
   */
  refresh(connection: Connection, stale: Pick<Token, 'accessToken'>): Promise<Token>
  /** Forgets the tokens of a connection that is no longer used. */
  forget(connectionId: string): void
}

/** What is known of one connection. */
interface Entry {
  /** The connection that was seen last, and what another one with its id has to share with it. */
  connection: Connection
  readonly origin: Origin
  current: Held | undefined
  pending: Promise<Token> | undefined
}

interface Origin {
  readonly destination: string
  readonly auth: unknown
  readonly request: OutboundRequest | undefined
}

interface Held {
  readonly token: Token
  /** From when on it is not used any more. */
  readonly usableUntil: number
}

/** A cache for all connections of a service; it keeps everything in itself, nothing in the process. */
export function createTokenCache({
  send,
  clock,
  onToken,
  storedToken,
  marginMs = 60_000,
}: TokenCacheOptions): TokenCache {
  const entries = new Map<string, Entry>()

  function entryOf(connection: Connection): Entry {
    const { id, config } = connection
    const known = entries.get(id)
    if (known?.connection === connection) return known
    const origin = { destination: config.destination, auth: config.auth, request: connection.tokenRequest() }
    if (known !== undefined && equalJson(known.origin, origin)) {
      known.connection = connection
      return known
    }
    const token = storedToken?.(connection) ?? config.auth
    const current =
      token === undefined ? undefined : { token, usableUntil: (token.expiresAt ?? forEver) - marginMs }
    const entry: Entry = { connection, origin, current, pending: undefined }
    entries.set(id, entry)
    return entry
  }

  /** The answer that somebody waits for already, or a new one. */
  function ask(connection: Connection, entry: Entry): Promise<Token> {
    entry.pending ??= askNow(connection, entry).finally(() => {
      entry.pending = undefined
    })
    return entry.pending
  }

  async function askNow(connection: Connection, entry: Entry): Promise<Token> {
    const held = entry.current?.token
    const request = connection.tokenRequest(held)
    if (request === undefined) throw new TokenError(connection.id, nothingToAskWith)
    const answer = await send(request)
    const now = clock?.()
    const token = connection.readToken(answer, now, held)
    if (token.accessToken === undefined) throw new TokenError(connection.id, token)
    entry.current = { token, usableUntil: usableUntil(token, now, marginMs) }
    await onToken?.(connection, token)
    return token
  }

  /** The current token, where it can be used. One that can not be replaced is used until a receiver refuses it. */
  function usable({ current, origin }: Entry): Token | undefined {
    if (current === undefined) return undefined
    const isFresh = clock === undefined || clock() < current.usableUntil
    return isFresh || origin.request === undefined ? current.token : undefined
  }

  async function token(connection: Connection): Promise<Token> {
    const entry = entryOf(connection)
    return entry.pending ?? usable(entry) ?? ask(connection, entry)
  }

  return {
    token,
    async authorize(connection, request) {
      return request.auth === undefined ? request : connection.authorize(request, await token(connection))
    },
    async refresh(connection, stale) {
      const entry = entryOf(connection)
      const current = usable(entry)
      const isReplaced = current !== undefined && current.accessToken !== stale.accessToken
      return isReplaced && entry.pending === undefined ? current : ask(connection, entry)
    },
    forget: (connectionId) => {
      entries.delete(connectionId)
    },
  }
}

const forEver = Number.POSITIVE_INFINITY

/** The margin of a token with a short life is shorter, or it would never be used. */
function usableUntil({ expiresAt }: Token, now: number | undefined, marginMs: number): number {
  if (expiresAt === undefined || now === undefined) return forEver
  return expiresAt - Math.min(marginMs, (expiresAt - now) / 2)
}

const nothingToAskWith = {
  then: 'discard',
  kind: 'auth',
  code: 'NO_TOKEN',
  message: 'the settings give nothing to ask for one with',
} as const
