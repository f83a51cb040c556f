import type { JSONLikeObject } from '../types/json.js'
import type { Result } from '../types/result.js'
import type { Subscription } from '../types/subscription.js'
import type { Delivery } from './subscription-input.js'

/** Tells the host that a subscription is done; undefined where it does not want to know. */
export type Complete = ((output: Result[] | null) => void) | undefined

/** Starts the clock of a subscription. `data` is the event, or the batch. */
export function startOf(
  { name, clock }: { readonly name: string; readonly clock: () => number },
  { partnerAction, subscribe, mapping = {} }: Subscription,
  data: unknown,
  { settings, options }: Delivery<unknown>,
): Complete {
  const onComplete = options?.onComplete
  if (onComplete === undefined) return undefined
  const start = clock()
  const input = { data, mapping, settings } as JSONLikeObject
  return (output) =>
    onComplete({
      duration: clock() - start,
      destination: name,
      action: partnerAction,
      subscribe,
      input,
      output,
    })
}

/** Runs an action to its end, and tells the host how it ended; of a success it is told no results. */
export const complete = <Answer>(tell: Complete, run: () => Promise<Answer>): Promise<Answer> =>
  tell === undefined ? run() : told(tell, run)

async function told<Answer>(tell: NonNullable<Complete>, run: () => Promise<Answer>): Promise<Answer> {
  let output: Result[] | null = null
  try {
    return await run()
  } catch (error) {
    output = [{ error: { message: error instanceof Error ? error.message : String(error) } }]
    throw error
  } finally {
    tell(output)
  }
}
