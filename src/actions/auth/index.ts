import { basic } from './basic.js'
import { bearer } from './bearer.js'
import { header } from './header.js'
import { none } from './none.js'
import type { AuthScheme } from './scheme.js'

/** Every auth scheme. */
export const authSchemes: readonly AuthScheme[] = Object.freeze([none, basic, bearer, header])
