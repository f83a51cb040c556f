import {
  type Answer,
  type Connection,
  createTokenCache,
  type OutboundRequest,
  type Token,
  type TokenCache,
  type TokenCacheOptions,
} from '../../index.js'
import type { ObserveRequest } from '../observation/requests.js'
import { networkError } from '../transport/network-error.js'
import { RequestRefused } from '../transport/request-refused.js'
import type { SendOptions, Transport } from '../transport/transport.js'

/** Sends the requests of one delivery with the tokens of its connection. */
export interface AuthorizedSender {
  /** A request with its token, where it waits for one. */
  authorize(request: OutboundRequest): Promise<OutboundRequest>
  send(authorized: OutboundRequest): Promise<Answer>
  refresh(): Promise<void>
  /** The tokens that were used. */
  readonly tokens: readonly Token[]
}

/** A cache for tokens; asking for them is held to what the connections themselves are held to. */
export const tokensBy = (
  transport: Transport,
  sending: SendOptions,
  options: Omit<TokenCacheOptions, 'send'>,
  observe: ObserveRequest,
): TokenCache =>
  createTokenCache({
    ...options,
    send: (request) =>
      observe(
        () => ({ method: request.method, url: originOf(request.url) }),
        () => sendBy(transport, request, sending),
      ),
  })

export function authorizedSender(
  connection: Connection,
  cache: TokenCache,
  transport: Transport,
  sending: SendOptions,
): AuthorizedSender {
  const tokens: Token[] = []
  return {
    tokens,
    async authorize(request) {
      if (request.auth === undefined) return request
      const token = await cache.token(connection)
      tokens.push(token)
      return connection.authorize(request, token)
    },
    send: (request) => sendBy(transport, request, sending),
    async refresh() {
      tokens.push(await cache.refresh(connection, tokens.at(-1) ?? (await cache.token(connection))))
    },
  }
}

const originOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : '')

/** Whatever a transport throws is an answer, but for what it says is never sent. */
async function sendBy(transport: Transport, request: OutboundRequest, sending: SendOptions): Promise<Answer> {
  try {
    return await transport.send(request, sending)
  } catch (error) {
    if (error instanceof RequestRefused) throw error
    return { error: networkError(error) }
  }
}
