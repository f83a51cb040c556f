import { ErrorCodes } from './error-codes.js'
import { IntegrationError } from './integration-error.js'

/** A definition that gave up by itself, before its host did. */
export class SelfTimeoutError extends IntegrationError {
  constructor(message: string) {
    super(message, ErrorCodes.SELF_TIMEOUT, 408)
  }
}
