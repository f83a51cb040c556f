import type { Destination, Token } from '../../src/actions/index.js'
import { type Connection, type ConnectionConfig, createEngine } from '../../src/index.js'
import { deepFreeze } from '../deep-freeze.js'

const setting = (name: string) => ({ '@path': `$.settings.${name}` })
const secret = { type: 'string', format: 'password' }

export const refreshing = {
  type: 'oauth2',
  grant: 'refresh_token',
  tokenUrl: 'https://login.vendor.example/token',
  clientId: setting('clientId'),
  clientSecret: setting('clientSecret'),
  refreshToken: setting('refreshToken'),
}

/** A destination with tokens; what is not about them is as small as it can be. */
export const vendor = (auth: object = refreshing, change: object = {}): Destination =>
  deepFreeze({
    slug: 'vendor',
    version: '1.0.0',
    name: 'Vendor',
    events: ['track'],
    settings: {
      type: 'object',
      required: ['clientId', 'clientSecret', 'refreshToken', 'space'],
      properties: {
        clientId: { type: 'string' },
        clientSecret: secret,
        refreshToken: secret,
        space: { type: 'string' },
        apiToken: secret,
        region: { enum: ['us', 'eu'] },
        host: { type: 'string' },
      },
    },
    auth,
    request: { baseUrl: 'https://api.vendor.example/v1', headers: { 'X-Space': setting('space') } },
    actions: {
      send: {
        title: 'Send',
        fields: { type: 'object', properties: { name: { type: 'string' } } },
        mapping: { name: { '@path': '$.event' } },
        request: { method: 'POST', path: '/events', json: { name: { '@path': '$.payload.name' } } },
        examples: [],
      },
    },
    ...change,
  }) as unknown as Destination

export const settings = { clientId: 'client', clientSecret: 's&cret', refreshToken: 'refresh-0', space: 'a' }

export function connectVendor(
  config: Partial<ConnectionConfig> = {},
  destination: Destination = vendor(),
): Connection {
  return createEngine({ destinations: [destination] }).connect(
    deepFreeze({
      id: 'c',
      destination: 'vendor',
      settings,
      subscriptions: [{ action: 'send', enabled: true, trigger: 'all' }],
      ...config,
    }),
  )
}

export const event = deepFreeze({ type: 'track', messageId: 'm', event: 'Hello' })

/** The one delivery of the event, with its one request. */
export function deliver(connection: Connection) {
  const [delivery] = connection.evaluate(event).deliveries
  const request = delivery?.requests[0]
  if (delivery === undefined || request === undefined) throw new Error('nothing was built')
  return { delivery, request }
}

/** What a server of tokens answers. */
export const granted = (accessToken: string, more: object = {}) => ({
  status: 200,
  body: { access_token: accessToken, token_type: 'bearer', ...more },
})

export const held: Token = deepFreeze({ accessToken: 'held', refreshToken: 'refresh-1' })
