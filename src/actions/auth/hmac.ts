import type { Auth } from '../auth-definition.js'
import { sign } from '../meta/request.js'
import { neededCredential } from './option.js'
import type { AuthScheme } from './scheme.js'

/** RFC 2104. */
export const hmac: AuthScheme<Extract<Auth, { type: 'hmac' }>> = {
  type: 'hmac',
  summary:
    'A signature of every request in a header: over the body as it is sent, or over what `message` makes of ' +
    '`$.request`, which is `{ method, url, path, query, body }`.',
  options: { ...sign.properties, secret: { description: 'A mapping over the settings.' } },
  optional: ['prefix', 'message'],
  lower: ({ type, ...options }, scope, pointer) => ({
    signature: {
      sign: options,
      secret: neededCredential(options.secret, 'secret to sign with', scope, `${pointer}/secret`),
      pointer,
    },
  }),
}
