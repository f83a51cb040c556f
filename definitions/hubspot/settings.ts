import type { ObjectSchema } from 'waybill/actions'

/** Either the three settings of OAuth, or the token of a private app; a service may hold tokens itself. */
export const settings = {
  type: 'object',
  properties: {
    portalId: {
      type: 'string',
      pattern: '^\\d+$',
      title: 'Account ID',
      description: 'The id of the HubSpot account; names of custom events have to begin with it.',
    },
    clientId: { type: 'string', minLength: 1, title: 'Client ID', description: 'The id of the OAuth app.' },
    clientSecret: {
      type: 'string',
      format: 'password',
      minLength: 1,
      title: 'Client secret',
      description: 'The secret of the OAuth app.',
    },
    refreshToken: {
      type: 'string',
      format: 'password',
      minLength: 1,
      title: 'Refresh token',
      description: 'What access tokens are asked for with.',
    },
    accessToken: {
      type: 'string',
      format: 'password',
      minLength: 1,
      pattern: '^\\S+$',
      title: 'Private app token',
      description: 'The token of a private app, in place of the three settings of OAuth.',
    },
  },
} as const satisfies ObjectSchema
