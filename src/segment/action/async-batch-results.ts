import { IntegrationError } from '../errors/integration-error.js'
import { InvalidAuthenticationError } from '../errors/invalid-authentication-error.js'
import { RetryableError } from '../errors/retryable-error.js'
import { HTTPError } from '../http/http-error.js'
import { ActionDestinationErrorResponse } from '../multi-status/action-destination-error-response.js'
import { MultiStatusResponse } from '../multi-status/multi-status-response.js'
import type { AsyncBatchResponse } from '../types/async-batch.js'
import type { StatsContext } from '../types/services.js'
import { invalidPayload, missingResponse } from './batch-results.js'
import { countDiscarded } from './count-discarded.js'
import type { ValidBatch } from './valid-batch.js'

/** The results of the events that were not sent, at their places. */
export function invalidOnly({ messages }: ValidBatch): MultiStatusResponse {
  const results = new MultiStatusResponse()
  for (const [place, message] of messages) results.setErrorResponseAtIndex(place, invalidPayload(message))
  return results
}

/** The results of all events at their places, where `answers` are those for the payloads that were sent. */
export function asyncBatchResults(
  batch: ValidBatch,
  answers: MultiStatusResponse,
  statsContext: StatsContext | undefined,
): MultiStatusResponse {
  const results = invalidOnly(batch)
  for (const [index, place] of batch.places.entries()) {
    const answer = answers.getResponseAtIndex(index)
    if (!answer) results.setErrorResponseAtIndex(place, missingResponse)
    else results.pushResponseObjectAtIndex(place, answer)
    if (!answer || answer instanceof ActionDestinationErrorResponse)
      countDiscarded(statsContext, answer ? 'destination' : 'action')
  }
  return results
}

/** A failure that has a status, as the result of each event that was sent. Throws any other error again. */
export function refusedBatch(batch: ValidBatch, error: unknown): AsyncBatchResponse {
  const status = statusOf(error)
  if (status === undefined || !(error instanceof Error)) throw error
  const multiStatusResponse = invalidOnly(batch)
  for (const [index, place] of batch.places.entries())
    multiStatusResponse.setErrorResponseAtIndex(place, {
      status,
      errormessage: error.message,
      sent: batch.payloads[index] ?? {},
    })
  return { jobId: undefined, status, multiStatusResponse }
}

function statusOf(error: unknown): number | undefined {
  if (error instanceof HTTPError) return error.response.status
  if (error instanceof IntegrationError) return error.status ?? 400
  const hasStatus = error instanceof RetryableError || error instanceof InvalidAuthenticationError
  return hasStatus ? error.status : undefined
}
