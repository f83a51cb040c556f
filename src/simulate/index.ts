/** `waybill/simulate`: receivers to try definitions and connections with, without an account. */
export type { AccountConfig } from './accounts/account.js'
export { createStandIn } from './create-stand-in.js'
export { checkFailures, type FailureShares, type Mishap } from './failures/failures.js'
export type { ListenOptions, ReceivedRequest, StandIn, StandInOptions } from './stand-in.js'
