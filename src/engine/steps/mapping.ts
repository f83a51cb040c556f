import { isObject } from '../../json/value.js'
import { Refusal } from '../outcome.js'
import type { Payload, SubscriptionStep } from './step.js'

/** The event becomes a payload (engine.md, step 7). */
export const mapping: SubscriptionStep<unknown, Payload> = {
  name: 'mapping',
  prepare:
    ({ map }) =>
    (event, { surroundings }) => {
      const payload = map(event, surroundings)
      if (isObject(payload)) return payload
      return new Refusal({
        kind: 'payload',
        code: 'MAPPING_FAILED',
        reason: 'the mapping gives no object, so there is no payload',
      })
    },
}
