import { toBeDiscardedWith } from './to-be-discarded-with.js'
import { toDeliver } from './to-deliver.js'
import { toDeliverNothing } from './to-deliver-nothing.js'

/** For `expect.extend(matchers)` in Jest; with Vitest `import 'waybill/testing/vitest'` does that, with types. */
export const matchers = { toDeliver, toBeDiscardedWith, toDeliverNothing }
