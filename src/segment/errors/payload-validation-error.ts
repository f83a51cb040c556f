import { ErrorCodes } from './error-codes.js'
import { IntegrationError } from './integration-error.js'

/** A payload that the definition itself finds fault with. */
export class PayloadValidationError extends IntegrationError {
  constructor(message: string) {
    super(message, ErrorCodes.PAYLOAD_VALIDATION_FAILED, 400)
  }
}
