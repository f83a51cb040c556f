import type { ActionDestinationSuccessResponseType } from '../types/multi-status.js'

/** One payload of a batch that was accepted. */
export class ActionDestinationSuccessResponse {
  private readonly data: ActionDestinationSuccessResponseType

  constructor(data: ActionDestinationSuccessResponseType) {
    this.data = data
  }

  value(): ActionDestinationSuccessResponseType {
    return this.data
  }
}
