import { ErrorCodes } from '../errors/error-codes.js'
import { HTTPError } from '../http/http-error.js'
import { ActionDestinationErrorResponse } from '../multi-status/action-destination-error-response.js'
import type { ActionDestinationSuccessResponse } from '../multi-status/action-destination-success-response.js'
import { MultiStatusErrorReporter } from '../multi-status/multi-status-error-reporter.js'
import { MultiStatusResponse } from '../multi-status/multi-status-response.js'
import type { JSONLikeObject } from '../types/json.js'
import type { ActionDestinationErrorResponseType, ResultMultiStatusNode } from '../types/multi-status.js'
import type { StatsContext } from '../types/services.js'
import { contentOf } from './content-of-response.js'
import { countDiscarded } from './count-discarded.js'
import type { ValidBatch } from './valid-batch.js'

/** What became of each event of a batch, at its place: those that were not sent first. */
export function failedBeforehand({ messages }: ValidBatch): ResultMultiStatusNode[] {
  const results: ResultMultiStatusNode[] = []
  for (const [place, errormessage] of messages)
    results[place] = { ...invalidPayload(errormessage), errorreporter: MultiStatusErrorReporter.INTEGRATIONS }
  return results
}

export const invalidPayload = (errormessage: string): ActionDestinationErrorResponseType => ({
  status: 400,
  errortype: ErrorCodes.PAYLOAD_VALIDATION_FAILED,
  errormessage,
})

/** What became of each event, where `answer` is what `performBatch` gave: one answer for all, or one for each. */
export function batchResults(
  batch: ValidBatch,
  answer: unknown,
  statsContext: StatsContext | undefined,
): ResultMultiStatusNode[] {
  const results = failedBeforehand(batch)
  if (answer instanceof MultiStatusResponse) {
    for (const [index, place] of batch.places.entries())
      results[place] = nodeOf(answer.getResponseAtIndex(index), statsContext)
    return results
  }
  const { status, body } = answerForAll(answer)
  for (const [index, place] of batch.places.entries())
    results[place] = { status, body, sent: batch.payloads[index] ?? {} }
  return results
}

function answerForAll(answer: unknown): { readonly status: number; readonly body: JSONLikeObject | string } {
  if (answer instanceof Response)
    return { status: answer.status, body: (contentOf(answer) as JSONLikeObject | undefined) ?? {} }
  if (answer instanceof HTTPError) return { status: answer.response.status, body: answer.message }
  return { status: 200, body: {} }
}

/** A hole counts as a failure: nobody knows what became of the event. */
export const missingResponse: ActionDestinationErrorResponseType = {
  status: 500,
  errormessage: 'MultiStatusResponse is missing a response at the specified index',
  errortype: ErrorCodes.PAYLOAD_VALIDATION_FAILED,
}

function nodeOf(
  response: ActionDestinationSuccessResponse | ActionDestinationErrorResponse | undefined,
  statsContext: StatsContext | undefined,
): ResultMultiStatusNode {
  if (!response) {
    countDiscarded(statsContext, 'action')
    return { ...missingResponse, errorreporter: MultiStatusErrorReporter.INTEGRATIONS }
  }
  if (!(response instanceof ActionDestinationErrorResponse)) return response.value()
  countDiscarded(statsContext, 'destination')
  const value = response.value()
  const { DESTINATION, INTEGRATIONS } = MultiStatusErrorReporter
  // Only what has gone out to the destination can have failed there.
  return { ...value, errorreporter: value.sent || value.body ? DESTINATION : INTEGRATIONS }
}
