import type { GlobalSetting } from './input-field.js'
import type { RequestClient } from './request.js'
import type { Unchecked } from './unchecked.js'

export interface AuthTokens {
  accessToken: string
  refreshToken: string
  refreshTokenUrl?: string
}

export interface OAuth2ClientCredentials extends AuthTokens {
  clientId: string
  clientSecret: string
}

export interface RefreshAccessTokenResult {
  accessToken: string
  /** Only where the partner changes it with every access token. */
  refreshToken?: string
}

interface Authentication<Settings> {
  scheme: 'basic' | 'custom' | 'oauth2' | 'oauth-managed'
  /** The settings of the destination. */
  fields: Record<string, GlobalSetting>
  /** Rejects where the settings are not accepted. */
  testAuthentication?: (
    request: RequestClient,
    input: { settings: Settings; auth: AuthTokens },
  ) => Promise<unknown> | unknown
}

export interface CustomAuthentication<Settings> extends Authentication<Settings> {
  scheme: 'custom'
}

export interface BasicAuthentication<Settings> extends Authentication<Settings> {
  scheme: 'basic'
}

type RefreshAccessToken<Settings> = (
  request: RequestClient,
  input: { settings: Settings; auth: OAuth2ClientCredentials },
) => Promise<RefreshAccessTokenResult>

export interface OAuth2Authentication<Settings> extends Authentication<Settings> {
  scheme: 'oauth2'
  refreshAccessToken?: RefreshAccessToken<Settings>
}

/** OAuth whose application belongs to the partner. */
export interface OAuthManagedAuthentication<Settings> extends Authentication<Settings> {
  scheme: 'oauth-managed'
  refreshAccessToken?: RefreshAccessToken<Settings>
}

export type AuthenticationScheme<Settings = Unchecked> =
  | BasicAuthentication<Settings>
  | CustomAuthentication<Settings>
  | OAuth2Authentication<Settings>
  | OAuthManagedAuthentication<Settings>
