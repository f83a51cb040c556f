import type { Auth } from '../auth-definition.js'
import { headerValue, reportHeaderName } from '../requests/headers.js'
import { neededCredential } from './option.js'
import type { AuthScheme } from './scheme.js'

export const header: AuthScheme<Extract<Auth, { type: 'header' }>> = {
  type: 'header',
  summary: 'A header of the vendor’s own, such as `x-api-key`.',
  options: {
    name: { type: 'string', minLength: 1, description: 'The name of the header.' },
    value: { description: 'A mapping over the settings.' },
  },
  lower({ name, value }, scope, pointer) {
    reportHeaderName(name, scope, `${pointer}/name`)
    const text = neededCredential(value, `value for the header "${name}"`, scope, `${pointer}/value`)
    return { headers: [[name.toLowerCase(), headerValue(name, text)]] }
  },
}
