import type { DestinationDefinition, RequestClient } from '../../../../src/segment/index.js'
import type { Unchecked } from '../../../../src/segment/types/unchecked.js'
import { action, at, destination, field } from '../parts.js'
import type { Call, Kit, Subject } from '../subject.js'

const fields = { id: field('string', 'Id', { default: at('$.userId') }) }
const subscriptions = [
  { partnerAction: 'send', subscribe: 'type = "track"', mapping: { id: at('$.userId') } },
]

const tokens = (access_token: string) => ({
  oauth: { access_token, refresh_token: 'r1', clientId: 'client', clientSecret: 'secret' },
})

const deliver =
  (access: string): Call =>
  (destination, { settings, event }) =>
    destination.onEvent(
      { ...event, type: 'track' },
      { ...settings, ...tokens(access), subscription: subscriptions[0] ?? null } as never,
      { onTokenRefresh: async () => {} },
    )

const refresh: Call = (destination, { settings }) =>
  destination.refreshAccessToken(settings, {
    accessToken: 'a',
    refreshToken: 'r',
    clientId: 'client',
    clientSecret: 'secret',
  })

const define =
  (name: string, scheme: 'oauth2' | 'oauth-managed', fresh: string | undefined) =>
  ({ MultiStatusResponse }: Kit): DestinationDefinition =>
    destination(
      name,
      {
        send: action('Send', fields, {
          performBatch: async (_request, { auth, payload }) => {
            const response = new MultiStatusResponse()
            for (const sent of payload) {
              if (auth?.accessToken === 'expired')
                response.pushErrorResponse({ status: 401, errormessage: 'expired' })
              else response.pushSuccessResponse({ status: 200, sent, body: {} })
            }
            return response
          },
        }),
      },
      {
        authentication: {
          scheme,
          fields: { account: { label: 'Account', description: 'Whose.', type: 'string' } },
          testAuthentication: (request: RequestClient, { settings }: Unchecked) =>
            request(`${settings.endpoint}/me`),
          ...(fresh === undefined
            ? {}
            : {
                refreshAccessToken: async (request: RequestClient, { auth, settings }: Unchecked) => {
                  await request(`${settings.endpoint ?? ''}/token`, {
                    method: 'POST',
                    throwHttpErrors: false,
                    headers: { authorization: '' },
                    body: new URLSearchParams({ ...auth, token: auth.refreshToken }),
                  })
                  return { accessToken: fresh, refreshToken: 'r2' }
                },
              }),
        },
        extendRequest: ({ auth }) => ({ headers: { authorization: `Bearer ${auth?.accessToken}` } }),
      } as Partial<DestinationDefinition>,
    )

const calls = {
  'an event with a fresh token': deliver('fresh'),
  'an event with a token that has expired': deliver('expired'),
  'a refresh': refresh,
  'credentials tried': ((destination, { settings }) =>
    destination.testAuthentication({ ...settings, ...tokens('fresh') })) satisfies Call,
  'a batch with a token that has expired': ((destination, { settings, event }) =>
    destination.onBatch([event, { ...event, type: 'track' }], {
      ...settings,
      ...tokens('expired'),
      subscriptions,
    } as never)) satisfies Call,
}

export const oauth: Subject = {
  name: 'OAuth',
  shows: 'access tokens, refreshed once when they are refused, alone and by a batch of which one was',
  define: define('OAuth', 'oauth2', 'fresh'),
  mappings: { send: [{}] },
  calls,
}

export const oauthManaged: Subject = {
  name: 'Managed',
  shows: 'the same where the partner manages the application, and the new token is refused too',
  define: define('Managed', 'oauth-managed', 'expired'),
  mappings: { send: [{}] },
  calls,
}

export const oauthWithoutRefresh: Subject = {
  name: 'Unrefreshed',
  shows: 'access tokens that nothing refreshes',
  define: define('Unrefreshed', 'oauth2', undefined),
  mappings: { send: [{}] },
  calls,
}
