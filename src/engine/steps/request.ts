import type { SubscriptionStep } from './step.js'

/** The payload becomes a request (engine.md, step 8). */
export const request: SubscriptionStep = {
  name: 'request',
  prepare:
    ({ action }, { constants }) =>
    (payload, { run }) =>
      action.buildRequest(payload, constants, run),
}
