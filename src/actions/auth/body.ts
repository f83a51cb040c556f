import { pointerTo } from '../../json/pointer.js'
import { entriesOf } from '../../json/value.js'
import type { Auth } from '../auth-definition.js'
import { neededCredential } from './option.js'
import type { AuthScheme } from './scheme.js'

export const body: AuthScheme<Extract<Auth, { type: 'body' }>> = {
  type: 'body',
  summary: 'Fields of each body, which is a form or a JSON object, such as `api_key`.',
  options: {
    fields: {
      type: 'object',
      minProperties: 1,
      description: 'A mapping by the name of each field; it stands over a field of that name.',
    },
  },
  lower: ({ fields }, scope, pointer) => ({
    body: entriesOf(fields).map(([name, value]) => {
      const place = pointerTo(`${pointer}/fields`, name)
      return [name, neededCredential(value, `value for the field "${name}"`, scope, place)]
    }),
  }),
}
