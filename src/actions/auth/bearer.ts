import { literal } from '../../expressions/expression.js'
import { concatenate, toText } from '../../mappings/index.js'
import type { Auth } from '../definition.js'
import { headerValue } from '../headers.js'
import type { AuthScheme } from './scheme.js'

/** RFC 6750. */
export const bearer: AuthScheme<Extract<Auth, { type: 'bearer' }>> = {
  type: 'bearer',
  summary: 'A token that the settings hold.',
  options: { token: {} },
  headers(options, scope, pointer) {
    const token = toText(scope.mapping(options.token, `${pointer}/token`).expression)
    return [['authorization', headerValue('authorization', concatenate([literal('Bearer '), token]))]]
  },
}
