import { literal } from '../../expressions/expression.js'
import { concatenate, toText } from '../../mappings/index.js'
import type { Auth } from '../definition.js'
import { mustBeGiven } from '../requests/given.js'
import { headerValue } from '../requests/headers.js'
import type { AuthScheme } from './scheme.js'

/** RFC 6750. */
export const bearer: AuthScheme<Extract<Auth, { type: 'bearer' }>> = {
  type: 'bearer',
  summary: 'A token that the settings hold.',
  options: { token: {} },
  lower(options, scope, pointer) {
    const place = `${pointer}/token`
    const token = mustBeGiven(scope.onlySettings(scope.mapping(options.token, place), place), 'token')
    return {
      headers: [
        ['authorization', headerValue('authorization', concatenate([literal('Bearer '), toText(token)]))],
      ],
    }
  },
}
