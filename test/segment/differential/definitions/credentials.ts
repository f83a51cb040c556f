import { action, at, destination, field } from '../parts.js'
import type { Call, Subject } from '../subject.js'

const tried =
  (more: object): Call =>
  (destination, { settings }) =>
    destination.testAuthentication({ ...settings, ...more })

const delivered =
  (more: object): Call =>
  (destination, { settings, event }) =>
    destination.onEvent({ ...event, type: 'track' }, {
      ...settings,
      ...more,
      subscriptions: [{ partnerAction: 'send', subscribe: 'type = "track"', mapping: { id: 'a' } }],
    } as never)

export const credentials: Subject = {
  name: 'Credentials',
  shows:
    'settings that are checked, basic authentication, and what credentials are said to be when they are refused',
  define: ({ InvalidAuthenticationError }) =>
    destination(
      'Credentials',
      { send: action('Send', { id: field('string', 'Id', { default: at('$.userId') }) }) },
      {
        authentication: {
          scheme: 'basic',
          fields: {
            endpoint: {
              label: 'Endpoint',
              description: 'Where.',
              type: 'string',
              format: 'uri',
              required: true,
            },
            user: { label: 'User', description: 'Who.', type: 'string', required: true },
            password: { label: 'Password', description: 'Secret.', type: 'password' },
            limit: { label: 'Limit', description: 'How many.', type: 'number', default: 3 },
            strict: { label: 'Strict', description: 'Whether.', type: 'boolean' },
          },
          testAuthentication: (request, { settings, auth }) => {
            if (settings.user === 'nobody') throw new InvalidAuthenticationError('Nobody.')
            return request(`${settings.endpoint}/me`, {
              searchParams: {
                user: settings.user,
                token: String(auth.accessToken),
                limit: String(settings.limit),
              },
            })
          },
        },
        extendRequest: ({ settings, payload }) => ({
          username: settings.user,
          password: settings.password,
          headers: { 'x-payload': JSON.stringify(payload ?? null).length.toString() },
        }),
      },
    ),
  settings: { user: 'ann', password: 'secret' },
  mappings: { send: [{}] },
  calls: {
    'credentials tried': tried({}),
    'other credentials tried': tried({ user: 'bob', password: 'wörd', limit: '7' }),
    'credentials that are refused': tried({ user: 'nobody' }),
    'settings that do not fit': tried({ user: null, limit: 'many', endpoint: 'nowhere' }),
    'an event with settings': delivered({}),
    'an event with settings that do not fit': delivered({ user: undefined, strict: 'perhaps' }),
    'an event with settings that are none of the fields': delivered({
      other: 1,
      dynamicAuthSettings: { a: 1 },
    }),
    'a refresh of what has no tokens': (destination, { settings }) =>
      destination.refreshAccessToken(settings, {
        accessToken: '',
        refreshToken: '',
        clientId: '',
        clientSecret: '',
      }),
  },
}
