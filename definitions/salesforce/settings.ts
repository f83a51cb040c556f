import type { ObjectSchema } from 'waybill/actions'

const secret = (title: string, description: string) =>
  ({ type: 'string', format: 'password', minLength: 1, title, description }) as const

export const settings = {
  type: 'object',
  required: ['instanceUrl', 'clientId', 'clientSecret'],
  properties: {
    instanceUrl: {
      type: 'string',
      format: 'uri',
      title: 'Instance URL',
      description: 'The address of the organisation, such as https://acme.my.salesforce.com.',
    },
    isSandbox: {
      type: 'boolean',
      default: false,
      title: 'Sandbox',
      description: 'Whether the organisation is a sandbox, which has another login.',
    },
    clientId: {
      type: 'string',
      minLength: 1,
      title: 'Client ID',
      description: 'The consumer key of the connected app.',
    },
    clientSecret: secret('Client secret', 'The consumer secret of the connected app.'),
    refreshToken: secret(
      'Refresh token',
      'What access tokens are asked for with; it goes before a password.',
    ),
    username: {
      type: 'string',
      minLength: 1,
      title: 'User name',
      description: 'Who signs in, where there is no refresh token.',
    },
    auth_password: secret('Password', 'The password of this user.'),
    security_token: secret(
      'Security token',
      'What Salesforce wants behind the password, unless it trusts the address.',
    ),
  },
} as const satisfies ObjectSchema
