import { destination } from '../parts.js'
import type { Call, Subject } from '../subject.js'

const forget =
  (more: object): Call =>
  async (destination, { settings, event }) =>
    destination.onDelete?.({ ...event, type: 'delete', ...more }, {
      ...settings,
      oauth: { access_token: 'expired', refresh_token: 'r' },
    } as never)

export const deletes: Subject = {
  name: 'Deletes',
  shows: 'whose data is deleted, with a token that is refreshed once',
  define: () =>
    destination(
      'Deletes',
      {},
      {
        authentication: {
          scheme: 'oauth2',
          fields: {},
          refreshAccessToken: async () => ({ accessToken: 'fresh' }),
        },
        extendRequest: ({ auth, payload }) => ({
          headers: { authorization: `Bearer ${auth?.accessToken}`, 'x-user': String(payload?.userId) },
        }),
        onDelete: async (request, { payload }) => {
          if (payload.userId === 'nothing') return undefined
          return request(`${payload.anonymousId}`, { method: 'DELETE', json: payload })
        },
      },
    ),
  mappings: {},
  calls: {
    'a user deleted': (destination, world) =>
      forget({ anonymousId: `${world.endpoint}/users` })(destination, world),
    'a user that is at no address': forget({ anonymousId: 'nowhere' }),
    'nothing deleted': forget({ userId: 'nothing' }),
  },
}

export const noDeletes: Subject = {
  name: 'Keeps',
  shows: 'a definition that deletes nobody',
  define: () => destination('Keeps', {}),
  mappings: {},
  calls: { 'whether it deletes': async (destination) => typeof destination.onDelete },
}
