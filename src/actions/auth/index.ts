import { basic } from './basic.js'
import { bearer } from './bearer.js'
import { body } from './body.js'
import { header } from './header.js'
import { hmac } from './hmac.js'
import { none } from './none.js'
import { oauth2 } from './oauth2.js'
import { query } from './query.js'
import type { AuthScheme } from './scheme.js'
import { token } from './token.js'

/** Every auth scheme. */
export const authSchemes: readonly AuthScheme[] = Object.freeze([
  none,
  basic,
  bearer,
  header,
  query,
  body,
  hmac,
  oauth2,
  token,
])
