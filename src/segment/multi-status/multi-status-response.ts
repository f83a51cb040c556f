import type {
  ActionDestinationErrorResponseType,
  ActionDestinationSuccessResponseType,
} from '../types/multi-status.js'
import { ActionDestinationErrorResponse } from './action-destination-error-response.js'
import { ActionDestinationSuccessResponse } from './action-destination-success-response.js'

type Success = ActionDestinationSuccessResponse
type Failure = ActionDestinationErrorResponse

/**
 * What became of each payload of a batch, at its own place: `performBatch` fills it and returns it. A place that was never
 * filled, or was emptied, is a hole, and its event failed.
 */
export class MultiStatusResponse {
  private readonly responses: (Success | Failure)[] = []

  length(): number {
    return this.responses.length
  }

  get successCount(): number {
    return this.responses.filter((response) => response instanceof ActionDestinationSuccessResponse).length
  }

  get errorCount(): number {
    return this.responses.filter((response) => response instanceof ActionDestinationErrorResponse).length
  }

  pushResponseObject(response: Success | Failure): void {
    this.responses.push(response)
  }

  pushSuccessResponse(response: Success | ActionDestinationSuccessResponseType): void {
    this.responses.push(successOf(response))
  }

  pushErrorResponse(response: Failure | ActionDestinationErrorResponseType): void {
    this.responses.push(failureOf(response))
  }

  pushResponseObjectAtIndex(index: number, response: Success | Failure): void {
    this.responses[index] = response
  }

  setSuccessResponseAtIndex(index: number, response: Success | ActionDestinationSuccessResponseType): void {
    this.responses[index] = successOf(response)
  }

  setErrorResponseAtIndex(index: number, response: Failure | ActionDestinationErrorResponseType): void {
    this.responses[index] = failureOf(response)
  }

  /** Leaves a hole: the length stays. */
  unsetResponseAtIndex(index: number): void {
    delete this.responses[index]
  }

  isSuccessResponseAtIndex(index: number): boolean {
    return this.responses[index] instanceof ActionDestinationSuccessResponse
  }

  isErrorResponseAtIndex(index: number): boolean {
    return this.responses[index] instanceof ActionDestinationErrorResponse
  }

  getResponseAtIndex(index: number): Success | Failure
  getResponseAtIndex(index: number): Success | Failure | undefined {
    return this.responses[index]
  }

  getAllResponses(): (Success | Failure)[] {
    return this.responses
  }
}

const successOf = (response: Success | ActionDestinationSuccessResponseType): Success =>
  response instanceof ActionDestinationSuccessResponse
    ? response
    : new ActionDestinationSuccessResponse(response)

const failureOf = (response: Failure | ActionDestinationErrorResponseType): Failure =>
  response instanceof ActionDestinationErrorResponse ? response : new ActionDestinationErrorResponse(response)
