import type { Auth } from '../auth-definition.js'
import { request } from '../meta/request.js'
import { lowerToken } from './lower-token.js'
import type { AuthScheme } from './scheme.js'

export const token: AuthScheme<Extract<Auth, { type: 'token' }>> = {
  type: 'token',
  summary:
    'A token that a request of its own asks for, with where the answer holds it and where requests carry it.',
  options: {
    request: {
      ...request,
      description:
        'What asks for a token: a template over `$.settings` and `$.auth`, the tokens held so far. Its `responses` say ' +
        'what is no failure for good.',
    },
    token: {
      description: 'Where the token is: a mapping over `$.status`, `$.headers` and `$.body` of the answer.',
    },
    expiresIn: { description: 'How many seconds it lives, as such a mapping.' },
    refreshToken: {
      description: 'The refresh token that stands for the one held so far, as such a mapping.',
    },
    accessToken: {
      description: 'A mapping over the settings: a token that is taken as it is, where there is one.',
    },
    placement: {
      description: 'Where requests carry it; `authorization: Bearer …` where it is left out.',
      oneOf: [
        {
          type: 'object',
          additionalProperties: false,
          required: ['header'],
          properties: {
            header: { type: 'string', minLength: 1, description: 'The name of the header.' },
            prefix: { type: 'string', description: 'What stands before the token.' },
          },
        },
        {
          type: 'object',
          additionalProperties: false,
          required: ['query'],
          properties: { query: { type: 'string', minLength: 1, description: 'The name of the parameter.' } },
        },
      ],
    },
  },
  optional: ['expiresIn', 'refreshToken', 'accessToken', 'placement'],
  lower: (options, scope, pointer, defaults) => lowerToken(options, [], scope, pointer, defaults),
}
