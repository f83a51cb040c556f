/** `waybill/functions`: pure functions for `@call` that need a library of their own. */
import type { MappingFunction } from '../mappings/index.js'
import { phone } from './phone.js'
import { userAgent } from './user-agent.js'

/** Every function of the pack: `createEngine({ functions })`. */
export const functions: readonly MappingFunction[] = Object.freeze([phone, userAgent])

export { phone, userAgent }
