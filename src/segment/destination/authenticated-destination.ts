import { ErrorCodes } from '../errors/error-codes.js'
import { IntegrationError } from '../errors/integration-error.js'
import { InvalidAuthenticationError } from '../errors/invalid-authentication-error.js'
import createRequestClient from '../http/create-request-client.js'
import { retry } from '../retry.js'
import type {
  AuthenticationScheme,
  OAuth2Authentication,
  OAuth2ClientCredentials,
  OAuthManagedAuthentication,
  RefreshAccessTokenResult,
} from '../types/authentication.js'
import type { DestinationDefinition } from '../types/destination-definition.js'
import type { ExecuteInput } from '../types/execute-input.js'
import type { JSONObject } from '../types/json.js'
import type { RequestClient, RequestExtension } from '../types/request.js'
import type { Unchecked } from '../types/unchecked.js'
import type { JsonSchema } from '../validation/json-schema.js'
import { schemaOf } from '../validation/schema-of.js'
import { validateSchema } from '../validation/validate-schema.js'
import type { OnEventOptions } from './event-options.js'
import { markInvalid } from './mark-invalid.js'
import { getAuthData, getOAuth2Data, updateOAuthSettings } from './parse-settings.js'
import type { Services } from './services.js'
import { destinationSettings } from './subscriptions-of.js'

/** How often something is tried where a token is not accepted: once more, with a new one. */
const attempts = 2

/** A destination and its partner: settings, tokens, and the requests that are none of an action's. */
export abstract class AuthenticatedDestination<Settings> {
  readonly name: string
  readonly authentication?: AuthenticationScheme<Settings>
  readonly extendRequest?: RequestExtension<Settings, Unchecked>
  readonly settingsSchema?: JsonSchema

  constructor(
    readonly definition: DestinationDefinition<Settings>,
    protected readonly services: Services = {},
  ) {
    const { name, extendRequest, authentication } = definition
    this.name = name
    if (extendRequest !== undefined) this.extendRequest = extendRequest
    if (authentication !== undefined) this.authentication = authentication
    if (authentication?.fields) this.settingsSchema = schemaOf(authentication.fields)
  }

  /** Changes settings into what their fields take, in place. Throws `AggregateAjvError` where they do not fit. */
  validateSettings(settings: Settings): void {
    if (this.settingsSchema === undefined) return
    try {
      validateSchema(settings, this.settingsSchema, { exempt: ['dynamicAuthSettings'] })
    } catch (error) {
      markInvalid(error)
      throw error
    }
  }

  /** Rejects where the settings do not fit, or the partner does not accept them. */
  async testAuthentication(settings: Settings): Promise<void> {
    const whole = settings as JSONObject
    const own = destinationSettings<Settings>(whole)
    const auth = getAuthData(whole)
    this.validateSettings(own)
    const test = this.authentication?.testAuthentication
    if (!test) return
    const request = this.createRequestClient({ settings: own, payload: undefined, auth })
    try {
      await test(request, { settings: own, auth })
    } catch (error) {
      const { message, response } = error as { message?: unknown; response?: { status?: unknown } }
      throw new Error(`Credentials are invalid: ${response?.status ?? ''} ${message}`)
    }
  }

  /** New tokens, by the definition; undefined where it does not say how. Throws `IntegrationError` without OAuth. */
  async refreshAccessToken(
    settings: Settings,
    oauthData: OAuth2ClientCredentials,
    synchronizeRefreshAccessToken?: () => Promise<void>,
  ): Promise<RefreshAccessTokenResult | undefined> {
    const { authentication } = this
    if (!usesOAuth(authentication))
      throw new IntegrationError(
        'refreshAccessToken is only valid with oauth2 authentication scheme',
        'NotImplemented',
        501,
      )
    const request = this.createRequestClient({
      settings,
      payload: undefined,
      auth: getAuthData(settings as JSONObject),
    })
    if (!authentication.refreshAccessToken) return undefined
    await synchronizeRefreshAccessToken?.()
    return authentication.refreshAccessToken(request, { settings, auth: oauthData })
  }

  /** Settings with new tokens, where an error says that the old ones are not accepted. Throws any other error again. */
  async handleError(error: unknown, settings: JSONObject, options?: OnEventOptions): Promise<JSONObject> {
    const { status, response } = (error ?? {}) as { status?: unknown; response?: { status?: unknown } }
    if ((status ?? response?.status) !== 401 || !usesOAuth(this.authentication)) throw error
    return this.handleAuthError(settings, options)
  }

  /** Settings with new tokens, of which the host is told. */
  async handleAuthError(settings: JSONObject, options?: OnEventOptions): Promise<JSONObject> {
    const tokens = await this.refreshTokenAndGetNewToken(settings, options)
    await options?.onTokenRefresh?.(tokens)
    return updateOAuthSettings(settings, tokens)
  }

  /** Throws `InvalidAuthenticationError` where no new tokens come. */
  async refreshTokenAndGetNewToken(
    settings: JSONObject,
    options?: OnEventOptions,
  ): Promise<RefreshAccessTokenResult> {
    const tokens = await this.refreshAccessToken(
      destinationSettings<Settings>(settings),
      getOAuth2Data(settings),
      options?.synchronizeRefreshAccessToken,
    )
    if (!tokens)
      throw new InvalidAuthenticationError('Failed to refresh access token', ErrorCodes.OAUTH_REFRESH_FAILED)
    return tokens
  }

  /**
   * Runs something with the settings' tokens, and once more with new ones where they are not accepted: as an error says,
   * or as `isRefused` finds in what comes back.
   */
  protected withFreshTokens<Answer>(
    settings: JSONObject,
    options: OnEventOptions | undefined,
    run: (settings: JSONObject) => Promise<Answer>,
    isRefused: (answer: Answer) => boolean = () => false,
  ): Promise<Answer> {
    if (!usesOAuth(this.authentication)) return run(settings)
    let current = settings
    return retry(() => run(current), {
      retries: attempts,
      onFailedAttempt: async (error) => {
        current = await this.handleError(error, current, options)
      },
      shouldRetry: async (answer) => {
        if (!isRefused(answer)) return true
        current = await this.handleAuthError(current, options)
        return false
      },
    })
  }

  /** A client for a request that is none of an action's. */
  protected createRequestClient(data: ExecuteInput<Settings, Unchecked>): RequestClient {
    const { fetch } = this.services
    return createRequestClient(fetch === undefined ? {} : { fetch }, this.extendRequest?.(data) ?? {})
  }
}

const usesOAuth = <Settings>(
  authentication: AuthenticationScheme<Settings> | undefined,
): authentication is OAuth2Authentication<Settings> | OAuthManagedAuthentication<Settings> =>
  authentication?.scheme === 'oauth2' || authentication?.scheme === 'oauth-managed'
