import type { Auth } from '../definition.js'
import { headerValue } from '../headers.js'
import type { AuthScheme } from './scheme.js'

export const header: AuthScheme<Extract<Auth, { type: 'header' }>> = {
  type: 'header',
  summary: 'A header of the vendor’s own, such as `x-api-key`.',
  options: { name: { type: 'string', minLength: 1 }, value: {} },
  headers(options, scope, pointer) {
    const value = scope.mapping(options.value, `${pointer}/value`).expression
    return [[options.name.toLowerCase(), headerValue(options.name, value)]]
  },
}
