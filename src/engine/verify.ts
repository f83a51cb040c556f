import { type Answer, isFailure, type OutboundRequest } from '../actions/index.js'
import type { LinkedConnection } from './steps/step.js'

/** What an answer says of the credentials. */
export interface Verification {
  readonly verified: boolean
  readonly code?: string
  readonly reason?: string
}

/** The request that proves the credentials of a connection (definitions.md, `verify`). Throws `ValueFailure`. */
export function requestToVerify({
  destination,
  constants,
  config,
}: LinkedConnection): OutboundRequest | undefined {
  const [request] = destination.verify?.build({ ...constants, delivery: `${config.id}/verify` }) ?? []
  return request
}

/** Anything but a success proves nothing. */
export function readVerification({ destination, constants }: LinkedConnection, answer: Answer): Verification {
  const verdict = destination.verify?.judge(answer, constants)
  if (verdict === undefined)
    return { verified: false, code: 'NOTHING_TO_VERIFY', reason: 'the definition says nothing of how to ask' }
  const { code, message } = verdict
  return {
    verified: !isFailure(verdict),
    ...(code === undefined ? {} : { code }),
    ...(message === undefined ? {} : { reason: message }),
  }
}
