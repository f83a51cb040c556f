import type { TokenFailure } from '../../actions/index.js'

/** There is no token to send a request with; `failure` says whether trying later can help. */
export class TokenError extends Error {
  override readonly name = 'TokenError'

  constructor(
    /** The id of the connection. */
    readonly connection: string,
    readonly failure: TokenFailure,
  ) {
    super(`connection "${connection}" has no token: ${failure.message}`)
  }
}
