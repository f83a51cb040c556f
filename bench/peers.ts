import { createRequire } from 'node:module'

// Their CommonJS builds: Node can not load the other ones.
const require = createRequire(import.meta.url)

/** `@segment/actions-core`: the mapping kit and the class `Destination`. */
export const actionsCore: typeof import('@segment/actions-core') = require('@segment/actions-core')

/** `@segment/destination-subscriptions`: the parser and the evaluation of triggers. */
export const destinationSubscriptions: typeof import('@segment/destination-subscriptions') =
  require('@segment/destination-subscriptions')
