import type { Auth } from '../auth-definition.js'
import { neededCredential } from './option.js'
import type { AuthScheme } from './scheme.js'

export const query: AuthScheme<Extract<Auth, { type: 'query' }>> = {
  type: 'query',
  summary: 'A parameter of the address, such as `api_key`.',
  options: {
    name: { type: 'string', minLength: 1, description: 'The name of the parameter.' },
    value: { description: 'A mapping over the settings.' },
  },
  lower({ name, value }, scope, pointer) {
    const what = `value for the parameter "${name}"`
    return { query: [[name, neededCredential(value, what, scope, `${pointer}/value`)]] }
  },
}
