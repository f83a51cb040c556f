import { coalesce, literal } from '../../expressions/expression.js'
import { concatenate, toText } from '../../mappings/index.js'
import type { Auth } from '../auth-definition.js'
import { mustBeGiven } from '../requests/given.js'
import { headerValue } from '../requests/headers.js'
import { credential } from './option.js'
import type { AuthScheme } from './scheme.js'

/** RFC 6750. */
export const bearer: AuthScheme<Extract<Auth, { type: 'bearer' }>> = {
  type: 'bearer',
  summary:
    'A token that the settings hold; the one that the configuration carries in `auth` comes before it.',
  options: { token: { description: 'A mapping over the settings.' } },
  lower(options, scope, pointer) {
    const own = credential(options.token, scope, `${pointer}/token`)
    const token = mustBeGiven(coalesce([scope.accessToken, own]), 'token')
    return {
      headers: [
        ['authorization', headerValue('authorization', concatenate([literal('Bearer '), toText(token)]))],
      ],
    }
  },
}
