import { CustomError } from './custom-error.js'
import { type CustomErrorCode, ErrorCodes } from './error-codes.js'

/** Credentials that the partner does not accept: with OAuth, the access token is refreshed and the event sent once more. */
export class InvalidAuthenticationError extends CustomError {
  status = 401
  code: string

  constructor(message = '', code: CustomErrorCode = ErrorCodes.INVALID_AUTHENTICATION) {
    super(message)
    this.code = code
  }
}
