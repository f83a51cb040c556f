import { CustomError } from './custom-error.js'
import { type CustomErrorCode, ErrorCodes } from './error-codes.js'

/** The statuses with which a host tries again. */
export type RetryableStatusCode =
  | 408
  | 423
  | 429
  | 500
  | 502
  | 503
  | 504
  | 505
  | 506
  | 507
  | 508
  | 509
  | 510
  | 511
  | 598
  | 599

/** A failure that may be over when the event is sent again. */
export class RetryableError extends CustomError {
  code: CustomErrorCode = ErrorCodes.RETRYABLE_ERROR
  status: RetryableStatusCode

  constructor(message = '', status: RetryableStatusCode = 500) {
    super(message)
    this.status = status
  }
}
