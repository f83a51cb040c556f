import { networkError } from '../transport/network-error.js'
import type { Hooks } from './hooks.js'
import { sleep, type Time } from './time.js'

/** Has a store do something, however often it has to be asked; false where it was stopped before that was done. */
export type Persist = (change: () => Promise<void>) => Promise<boolean>

export function persistWith(hooks: Hooks, time: Time, stopping: AbortSignal): Persist {
  return async (change) => {
    for (let wait = 1000; ; wait = Math.min(wait * 2, 60_000)) {
      try {
        await change()
        return true
      } catch (error) {
        hooks.tell('storeFailed', { error: networkError(error) })
        if (stopping.aborted) return false
        await sleep(time, wait, stopping)
      }
    }
  }
}
