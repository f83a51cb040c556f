import type { Auth } from 'waybill/actions'

const refreshToken = {
  '@coalesce': [{ '@path': '$.auth.refreshToken' }, { '@path': '$.settings.refreshToken' }],
}

/** One value where there is a refresh token, another where somebody signs in with a password. */
const byGrant = <Refresh, Password>(refresh: Refresh, password: Password) => ({
  '@if': { exists: refreshToken, then: refresh, else: password },
})

/** OAuth 2 by one of two grants, whichever the settings have what it takes for. */
export const auth = {
  type: 'token',
  request: {
    when: 'exists(auth.refreshToken) or exists(settings.refreshToken) or exists(settings.username)',
    method: 'POST',
    url: {
      '@if': {
        condition: 'settings.isSandbox = true',
        then: 'https://test.salesforce.com/services/oauth2/token',
        else: 'https://login.salesforce.com/services/oauth2/token',
      },
    },
    headers: { accept: 'application/json' },
    form: {
      grant_type: byGrant('refresh_token', 'password'),
      refresh_token: refreshToken,
      username: byGrant(null, { '@path': '$.settings.username' }),
      password: byGrant(null, {
        '@join': {
          value: [{ '@path': '$.settings.auth_password' }, { '@path': '$.settings.security_token' }],
          separator: '',
        },
      }),
      client_id: { '@path': '$.settings.clientId' },
      client_secret: { '@path': '$.settings.clientSecret' },
    },
    responses: [
      {
        when:
          'status = 400 and body.error = "invalid_grant" and ' +
          '(contains(lowercase(body.error_description), "token request is already being processed") or contains(lowercase(body.error_description), "expired authorization code"))',
        then: 'retry',
        code: 'TOKEN_REQUEST_BUSY',
        message: { '@path': '$.body.error_description' },
      },
      {
        when: '(status = 400 or status = 401) and exists(body.error)',
        then: 'discard',
        code: 'INVALID_AUTHENTICATION',
        message: { '@coalesce': [{ '@path': '$.body.error_description' }, { '@path': '$.body.error' }] },
      },
    ],
  },
  token: { '@path': '$.body.access_token' },
  refreshToken: { '@path': '$.body.refresh_token' },
} as const satisfies Auth
