import {
  type Answer,
  type OutboundRequest,
  secretForms,
  type Token,
  type TokenFailure,
  withCredentials,
} from '../../actions/index.js'
import { isObject } from '../../json/value.js'
import { attempt } from '../attempt.js'
import { Refusal } from '../outcome.js'
import { longestFirst, redactText } from '../secret-texts.js'
import type { LinkedConnection } from '../steps/step.js'

/** What a connection knows of the tokens of its auth scheme. Pure: it keeps none and asks nobody. */
export interface ConnectionTokens {
  /**
   * The request that asks for a token; `held` are the tokens held last, where they are not those of the configuration.
   * Undefined where the scheme has no tokens, or where what it needs to ask for one is not given.
   */
  tokenRequest(held?: Token): OutboundRequest | undefined
  /**
   * What the answer to that request holds, or why nothing. `now` is in milliseconds since 1970: without it nothing is
   * known of the token's end. The refresh token that was held stays where the answer brings none. Throws nothing.
   */
  readToken(answer: Answer, now?: number, held?: Token): Token | TokenFailure
  /** The request with a token in it, ready to be sent; one that waits for no token as it is. */
  authorize(request: OutboundRequest, token: Token): OutboundRequest
}

export function compileTokens(
  { config, destination, constants }: LinkedConnection,
  secrets: () => readonly string[],
): ConnectionTokens {
  const { tokens, credentialsOf } = destination.auth
  const isAsked = isObject(constants.credentials) && constants.credentials.auth !== undefined
  const valuesFor = (held: Token | undefined) => ({
    ...constants,
    auth: held === undefined ? config.auth : { ...config.auth, ...held },
    delivery: `${config.id}/token`,
  })

  function readToken(answer: Answer, now?: number, held?: Token): Token | TokenFailure {
    const values = valuesFor(held)
    const found = tokens === undefined ? noTokens : tokens.read(answer, values, now)
    if (found.accessToken === undefined) return withoutSecrets(found, held)
    const refreshToken = found.refreshToken ?? values.auth?.refreshToken
    const token = { ...found, ...(refreshToken === undefined ? {} : { refreshToken }) }
    return attempt(credentialsOf, { ...constants, auth: token }) instanceof Refusal ? unusable : token
  }

  /** An answer can repeat what it was sent. */
  function withoutSecrets(failure: TokenFailure, held: Token | undefined): TokenFailure {
    const texts = [held?.accessToken, held?.refreshToken].flatMap((text) =>
      text === undefined ? [] : [text],
    )
    const all = longestFirst([...secrets(), ...texts.flatMap(secretForms)])
    return { ...failure, code: redactText(failure.code, all), message: redactText(failure.message, all) }
  }

  return {
    tokenRequest(held) {
      const request = isAsked ? attempt(() => tokens?.request(valuesFor(held))) : undefined
      return request instanceof Refusal ? undefined : request
    },
    readToken,
    authorize(request, token) {
      if (request.auth === undefined) return request
      const { auth, ...rest } = withCredentials(request, credentialsOf({ ...constants, auth: token }))
      return rest
    },
  }
}

const noTokens: TokenFailure = {
  then: 'discard',
  kind: 'auth',
  code: 'NO_TOKEN',
  message: 'the auth scheme of the destination has no tokens',
}

const unusable: TokenFailure = { ...noTokens, message: 'the token of the answer can not stand in a request' }
