import { call } from '../../expressions/expression.js'
import { string } from '../../expressions/kinds.js'
import { defineNative } from '../../expressions/native.js'
import { encodeBase64 } from '../../json/base64.js'
import { textOf } from '../../json/text.js'
import type { Auth } from '../auth-definition.js'
import { headerValue } from '../requests/headers.js'
import { credential, neededCredential } from './option.js'
import type { AuthScheme } from './scheme.js'

/** RFC 7617. The colon stands also where the password is empty. */
export const basic: AuthScheme<Extract<Auth, { type: 'basic' }>> = {
  type: 'basic',
  summary: 'A user name and a password, in base64.',
  options: {
    username: { description: 'A mapping over the settings.' },
    password: { description: 'A mapping over the settings.' },
  },
  lower(options, scope, pointer) {
    const username = neededCredential(options.username, 'user name', scope, `${pointer}/username`)
    const password = credential(options.password, scope, `${pointer}/password`)
    const credentials = call(basicCredentials, [username, password])
    return { headers: [['authorization', headerValue('authorization', credentials)]] }
  },
}

export const basicCredentials = defineNative({
  name: 'basicCredentials',
  returns: string,
  apply: (username, password) => `Basic ${encodeBase64(`${textOf(username)}:${textOf(password)}`)}`,
})
