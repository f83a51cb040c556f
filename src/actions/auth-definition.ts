import type { Json, JsonObject } from '../json/value.js'
import type { RequestTemplate, ResponseRule, Sign } from './request-definition.js'

export type Auth =
  | { readonly type: 'none' }
  | { readonly type: 'basic'; readonly username: Json; readonly password: Json }
  | { readonly type: 'bearer'; readonly token: Json }
  | { readonly type: 'header'; readonly name: string; readonly value: Json }
  | { readonly type: 'query'; readonly name: string; readonly value: Json }
  | { readonly type: 'body'; readonly fields: JsonObject }
  | ({ readonly type: 'hmac' } & Sign)
  | ({ readonly type: 'oauth2' } & OAuth2Options)
  | ({ readonly type: 'token' } & TokenOptions)

/** OAuth 2 (RFC 6749). All but the names of grant and place are mappings over the settings. */
export interface OAuth2Options {
  readonly grant: 'refresh_token' | 'client_credentials' | 'password'
  readonly tokenUrl: Json
  readonly clientId: Json
  readonly clientSecret?: Json
  readonly clientAuth?: 'body' | 'basic'
  readonly scope?: Json
  readonly refreshToken?: Json
  readonly username?: Json
  readonly password?: Json
  /** A token that needs no asking. */
  readonly accessToken?: Json
  /** What an answer to the request for a token means, before the defaults. */
  readonly responses?: readonly ResponseRule[]
}

/** Any way to ask for a token. */
export interface TokenOptions {
  /** Over `$.settings` and `$.auth`, the tokens held so far. */
  readonly request: RequestTemplate
  /** Mappings over `$.status`, `$.headers` and `$.body` of the answer: the token, its life in seconds, a new refresh token. */
  readonly token: Json
  readonly expiresIn?: Json
  readonly refreshToken?: Json
  /** A mapping over the settings: a token that needs no asking. */
  readonly accessToken?: Json
  /** `authorization: Bearer …` where it is left out. */
  readonly placement?: { readonly header: string; readonly prefix?: string } | { readonly query: string }
}

/** Tokens that an embedding service holds; templates read them as `$.auth.accessToken`. */
export interface ConnectionAuth {
  readonly accessToken: string
  readonly refreshToken?: string
  /** Milliseconds since 1970. */
  readonly expiresAt?: number
}
