import { coalesce, nothing } from '../../expressions/expression.js'
import type { Json } from '../../json/value.js'
import type { Auth, OAuth2Options, TokenOptions } from '../auth-definition.js'
import { responses } from '../meta/responses.js'
import type { RequestTemplate } from '../request-definition.js'
import { mustBeGiven } from '../requests/given.js'
import type { TemplateScope } from '../template.js'
import { lowerToken } from './lower-token.js'
import { credential } from './option.js'
import type { AuthScheme } from './scheme.js'

/** RFC 6749: refresh tokens (6), client credentials (4.4), a resource owner's password (4.3). */
export const oauth2: AuthScheme<Extract<Auth, { type: 'oauth2' }>> = {
  type: 'oauth2',
  summary: 'OAuth 2: a bearer token that is asked for by a refresh token, client credentials or a password.',
  options: {
    grant: {
      enum: ['refresh_token', 'client_credentials', 'password'],
      description: 'What a token is asked for with.',
    },
    tokenUrl: {
      description:
        'The whole address, or a mapping over the settings whose host is fixed or one of the `hosts`.',
    },
    clientId: { description: 'The name of the client.' },
    clientSecret: { description: 'Left out for a public client.' },
    clientAuth: {
      enum: ['body', 'basic'],
      description:
        'Where the client is named: in the `body`, which is the default, or by `basic` authorization.',
    },
    scope: { description: 'What is asked for, separated by blanks.' },
    refreshToken: { description: 'The first one: `$.auth.refreshToken` comes before it.' },
    username: { description: 'For the grant of a password.' },
    password: { description: 'For the grant of a password.' },
    accessToken: {
      description: 'A mapping over the settings: a token that is taken as it is, where there is one.',
    },
    responses: {
      ...responses,
      description: 'What is no failure for good, or needs other words.',
    },
  },
  optional: [
    'clientSecret',
    'clientAuth',
    'scope',
    'refreshToken',
    'username',
    'password',
    'accessToken',
    'responses',
  ],
  lower(options, scope, pointer, defaults) {
    const given = new Map(
      credentials.flatMap((name) => {
        const value = options[name]
        return value === undefined ? [] : [[name, credential(value, scope, `${pointer}/${name}`)] as const]
      }),
    )
    const needs = neededFor(options.grant).map(([name, what]) => {
      const own = given.get(name) ?? nothing
      return mustBeGiven(name === 'refreshToken' ? coalesce([scope.refreshToken, own]) : own, what)
    })
    const known = scope.diagnostics.length
    const lowered = lowerToken(asToken(options), needs, scope, pointer, defaults)
    reportAtOptions(scope, known, pointer)
    return lowered
  },
}

/** The options that go into the request as they are. */
const credentials = ['clientId', 'clientSecret', 'scope', 'refreshToken', 'username', 'password'] as const

/** What a grant can not do without, with what people call it. */
function neededFor(
  grant: OAuth2Options['grant'],
): readonly (readonly [(typeof credentials)[number], string])[] {
  const client = ['clientId', 'client id'] as const
  if (grant === 'client_credentials') return [client]
  return grant === 'password'
    ? [client, ['username', 'user name'], ['password', 'password']]
    : [client, ['refreshToken', 'refresh token']]
}

/** The same as a token scheme says it. */
function asToken(options: OAuth2Options): TokenOptions {
  const { accessToken } = options
  return {
    request: requestOf(options),
    token: { '@path': '$.body.access_token' },
    expiresIn: { '@path': '$.body.expires_in' },
    refreshToken: { '@path': '$.body.refresh_token' },
    ...(accessToken === undefined ? {} : { accessToken }),
  }
}

function requestOf(options: OAuth2Options): RequestTemplate {
  const { grant, tokenUrl, clientId, clientSecret, clientAuth = 'body', scope } = options
  const { refreshToken = null, username = null, password = null } = options
  const byBasic = clientAuth === 'basic'
  return {
    method: 'POST',
    url: tokenUrl,
    headers: {
      accept: 'application/json',
      ...(byBasic ? { authorization: basicClient(clientId, clientSecret ?? '') } : {}),
    },
    form: {
      grant_type: grant,
      ...(grant === 'refresh_token'
        ? { refresh_token: { '@coalesce': [{ '@path': '$.auth.refreshToken' }, refreshToken] } }
        : {}),
      ...(grant === 'password' ? { username, password } : {}),
      ...(byBasic
        ? {}
        : { client_id: clientId, ...(clientSecret === undefined ? {} : { client_secret: clientSecret }) }),
      ...(scope === undefined ? {} : { scope }),
    },
    responses: [...(options.responses ?? []), refusal],
  }
}

/** RFC 6749, 2.3.1, without the encoding that it asks for and that few servers undo. */
const basicClient = (id: Json, secret: Json): Json => ({
  '@join': {
    value: [
      'Basic',
      { '@base64': { mode: 'encode', value: { '@join': { value: [id, secret], separator: ':' } } } },
    ],
    separator: ' ',
  },
})

/** RFC 6749, 5.2: the words of the answer. */
const refusal = {
  when: '(status = 400 or status = 401) and exists(body.error)',
  then: 'discard',
  code: 'INVALID_AUTHENTICATION',
  message: { '@coalesce': [{ '@path': '$.body.error_description' }, { '@path': '$.body.error' }] },
} as const

/** Where the other options stand in the request that is made of them. */
const places: readonly (readonly [place: string, option: string])[] = [
  ['/request/url', '/tokenUrl'],
  ['/request/responses', '/responses'],
  ['/accessToken', '/accessToken'],
]

/** Problems of the request that was made of the options, told where these are written; what was told of them before is left out. */
function reportAtOptions(scope: TemplateScope, known: number, pointer: string): void {
  const told = new Set(scope.diagnostics.slice(0, known).map(({ code, message }) => `${code} ${message}`))
  const found = scope.diagnostics.splice(known).map((diagnostic) => {
    const place = diagnostic.pointer?.slice(pointer.length) ?? ''
    const named = places.find(([prefix]) => place.startsWith(prefix))
    const at = named === undefined ? '' : named[1] + place.slice(named[0].length)
    return { ...diagnostic, pointer: pointer + at }
  })
  scope.diagnostics.push(...found.filter(({ code, message }) => !told.has(`${code} ${message}`)))
}
