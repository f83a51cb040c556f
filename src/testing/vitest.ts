/** `waybill/testing/vitest`: importing it gives Vitest's `expect` the matchers, and TypeScript their types. */
import { expect } from 'vitest'
import { matchers } from './matchers/matchers.js'
import type { ExpectedOutcome } from './matchers/to-be-discarded-with.js'
import type { ExpectedRequest } from './matchers/to-deliver.js'

// Without an export the declarations would be no module, and take the place of Vitest's own.
export type { ExpectedOutcome, ExpectedRequest }

declare module 'vitest' {
  // The type parameter belongs to Vitest's declaration: a second declaration has to repeat it.
  interface Matchers<T> {
    /** These requests were made, no others, in this order; as much of each as is said. */
    toDeliver(requests: readonly ExpectedRequest[]): void
    /** The event was discarded with this code. */
    toBeDiscardedWith(code: string, expected?: ExpectedOutcome): void
    /** No request was made. */
    toDeliverNothing(): void
  }
}

expect.extend(matchers)
