import type { Auth, FieldSchema, Json, JsonObject } from '../../../actions/index.js'
import { authChoices } from '../starter/auth-choices.js'
import { child, entries, type Node, text } from './node.js'
import type { Secured } from './secured.js'
import { camelCase, titleOf } from './words.js'

/** Why a scheme can not be carried over. */
interface Problem {
  readonly problem: string
}

/** A security scheme as a definition has it. */
export function credentialsOf(
  name: string,
  scheme: Node,
  scopes: readonly string[],
  baseUrl: string,
): Secured | Problem {
  switch (text(scheme, 'type')) {
    case 'apiKey':
      return apiKey(name, scheme)
    case 'http':
      return http(text(scheme, 'scheme')?.toLowerCase())
    case 'oauth2':
      return oauth2(scheme, scopes, baseUrl)
    case 'openIdConnect':
      return { ...accessToken, notes: ['a token is not asked for: it is a setting'] }
    default:
      return {
        problem: `${text(scheme, 'type') ?? 'a scheme without a type'} can not be said by a definition`,
      }
  }
}

const setting = (name: string) => ({ '@path': `$.settings.${name}` })

const secret = (title: string): FieldSchema => ({ type: 'string', format: 'password', title, minLength: 1 })

const plain = (title: string): FieldSchema => ({ type: 'string', title, minLength: 1 })

const secured = (
  auth: Auth,
  settings: { readonly [name: string]: FieldSchema },
  given: JsonObject,
): Secured => ({
  auth,
  settings,
  given,
  headers: {},
  query: {},
})

function apiKey(schemeName: string, scheme: Node): Secured | Problem {
  const name = text(scheme, 'name') ?? schemeName
  const wanted = camelCase(schemeName, 'key')
  // A name that does not say what it is would be hidden without a reason that can be seen.
  const key = /(?:key|token|secret|password)$/i.test(wanted) ? wanted : `${wanted}Key`
  const settings = { [key]: secret(titleOf(key)) }
  const given = { [key]: 'key-1' }
  switch (text(scheme, 'in')) {
    case 'header':
      return secured({ type: 'header', name, value: setting(key) }, settings, given)
    case 'query':
      return secured({ type: 'query', name, value: setting(key) }, settings, given)
    case 'cookie': {
      const value = { '@template': `${name}={{settings.${key}}}` }
      return secured({ type: 'header', name: 'cookie', value }, settings, given)
    }
    default:
      return { problem: 'nothing says where its key stands' }
  }
}

function http(scheme: string | undefined): Secured | Problem {
  const choice = authChoices.find(({ name }) => name === scheme)
  if (choice?.auth === undefined || (scheme !== 'basic' && scheme !== 'bearer'))
    return { problem: `http ${scheme ?? 'without a scheme'} can not be said by a definition` }
  return secured(choice.auth, choice.settings, choice.given)
}

const accessToken = secured(
  { type: 'bearer', token: setting('accessToken') },
  { accessToken: secret('Access token') },
  { accessToken: 'token-1' },
)

/** The flows of OAuth 2, from the one that needs nobody who signs in. */
function oauth2(scheme: Node, scopes: readonly string[], baseUrl: string): Secured {
  const flows = new Map(entries(child(scheme, 'flows')))
  const scope = scopes.length === 0 ? {} : { scope: scopes.join(' ') }
  const client = { clientId: setting('clientId'), clientSecret: setting('clientSecret'), ...scope }
  const settings = { clientId: plain('Client ID'), clientSecret: secret('Client secret') }
  const given = { clientId: 'client-1', clientSecret: 'secret-1' }
  const addressOf = (flow: string) => tokenUrlOf(flows.get(flow), baseUrl)
  const own = addressOf('clientCredentials')
  if (own !== undefined)
    return secured({ type: 'oauth2', grant: 'client_credentials', tokenUrl: own, ...client }, settings, given)
  const code = addressOf('authorizationCode')
  if (code !== undefined) {
    const auth: Auth = {
      type: 'oauth2',
      grant: 'refresh_token',
      tokenUrl: tokenUrlOf(flows.get('authorizationCode'), baseUrl, 'refreshUrl') ?? code,
      ...client,
      refreshToken: setting('refreshToken'),
    }
    const notes = ['nobody is asked to sign in: the refresh token that comes of it is a setting']
    return {
      ...secured(
        auth,
        { ...settings, refreshToken: secret('Refresh token') },
        { ...given, refreshToken: 'refresh-1' },
      ),
      notes,
    }
  }
  const password = addressOf('password')
  if (password === undefined) return { ...accessToken, notes: ['a token is not asked for: it is a setting'] }
  return secured(
    {
      type: 'oauth2',
      grant: 'password',
      tokenUrl: password,
      ...client,
      username: setting('username'),
      password: setting('password'),
    },
    { ...settings, username: plain('User name'), password: secret('Password') },
    { ...given, username: 'ann', password: 'pass-1' },
  )
}

/** Where tokens are asked for: a whole address, or one that starts at that of the API. */
function tokenUrlOf(flow: Node | undefined, baseUrl: string, key = 'tokenUrl'): Json | undefined {
  const url = flow && text(flow, key)
  if (url === undefined) return undefined
  if (/^https?:\/\/[^/?#{}\\@\s]+[^{}\s]*$/i.test(url)) return url
  const host = /^https?:\/\/[^/]+/.exec(baseUrl)?.[0]
  if (host === undefined || !/^\/(?!\/)[^{}\s]*$/.test(url)) return undefined
  return host.includes('{{') ? { '@template': host + url } : host + url
}
