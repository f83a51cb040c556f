import { ErrorCodes } from './error-codes.js'
import { IntegrationError } from './integration-error.js'

/** An event that does not say whether a profile enters an audience or leaves it. */
export class InvalidAudienceMembershipError extends IntegrationError {
  constructor(message: string) {
    super(message, ErrorCodes.INVALID_AUDIENCE_MEMBERSHIP, 400)
  }
}
