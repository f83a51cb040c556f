import type { OutboundRequest } from '../../actions/index.js'
import type { Payload, SubscriptionStep } from './step.js'

/** The payload becomes requests (engine.md, step 8). */
export const request: SubscriptionStep<Payload, readonly OutboundRequest[]> = {
  name: 'request',
  prepare:
    ({ action }, { constants }) =>
    (payload, { delivery, run, surroundings }) =>
      action.buildRequests(delivery, payload, constants, run, surroundings),
}
