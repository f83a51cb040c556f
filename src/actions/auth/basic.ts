import { call } from '../../expressions/expression.js'
import { string } from '../../expressions/kinds.js'
import { defineNative } from '../../expressions/native.js'
import { encodeBase64 } from '../../json/base64.js'
import { textOf } from '../../json/text.js'
import type { Auth } from '../definition.js'
import { mustBeGiven } from '../requests/given.js'
import { headerValue } from '../requests/headers.js'
import type { AuthScheme } from './scheme.js'

/** RFC 7617. The colon stands also where the password is empty. */
export const basic: AuthScheme<Extract<Auth, { type: 'basic' }>> = {
  type: 'basic',
  summary: 'A user name and a password, in base64.',
  options: { username: {}, password: {} },
  lower(options, scope, pointer) {
    const read = (option: 'username' | 'password') =>
      scope.onlySettings(scope.mapping(options[option], `${pointer}/${option}`), `${pointer}/${option}`)
    const username = mustBeGiven(read('username'), 'user name')
    const credentials = call(basicCredentials, [username, read('password')])
    return { headers: [['authorization', headerValue('authorization', credentials)]] }
  },
}

const basicCredentials = defineNative({
  name: 'basicCredentials',
  returns: string,
  apply: (username, password) => `Basic ${encodeBase64(`${textOf(username)}:${textOf(password)}`)}`,
})
