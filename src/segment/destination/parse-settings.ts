import type {
  AuthTokens,
  OAuth2ClientCredentials,
  RefreshAccessTokenResult,
} from '../types/authentication.js'
import type { JSONObject } from '../types/json.js'
import type { Unchecked } from '../types/unchecked.js'

/** The tokens that settings hold under `oauth`. */
export function getAuthData(settings: JSONObject): AuthTokens {
  const { accessToken, refreshToken, refreshTokenUrl } = getOAuth2Data(settings)
  return { accessToken, refreshToken, refreshTokenUrl: refreshTokenUrl as string }
}

/** The tokens that settings hold under `oauth`, with the credentials of the application. What is missing is undefined. */
export function getOAuth2Data({ oauth }: JSONObject): OAuth2ClientCredentials {
  const held: Unchecked = oauth ?? {}
  return {
    accessToken: held.access_token,
    refreshToken: held.refresh_token,
    clientId: held.clientId,
    clientSecret: held.clientSecret,
    refreshTokenUrl: held.refresh_token_url,
  }
}

/**
 * Settings with new tokens under `oauth`, where there is one. The `oauth` object itself is changed: a host that keeps it
 * goes on with the tokens that are good.
 */
export function updateOAuthSettings(settings: JSONObject, tokens: RefreshAccessTokenResult): JSONObject {
  const { oauth, ...others } = settings
  if (!oauth || typeof oauth !== 'object') return others
  const renewed = Object.assign(oauth, {
    access_token: tokens.accessToken,
    ...(tokens.refreshToken && { refresh_token: tokens.refreshToken }),
  })
  return { ...others, oauth: renewed }
}
