import { getErrorCodeFromHttpStatus } from '../errors/error-codes.js'
import type { ActionDestinationErrorResponseType } from '../types/multi-status.js'

/** One payload of a batch that was not accepted; without an `errortype`, it has that of its status. */
export class ActionDestinationErrorResponse {
  private readonly data: ActionDestinationErrorResponseType

  constructor(data: ActionDestinationErrorResponseType) {
    this.data = data.errortype ? data : { ...data, errortype: getErrorCodeFromHttpStatus(data.status) }
  }

  value(): ActionDestinationErrorResponseType {
    return this.data
  }
}
