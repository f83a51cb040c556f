import { IntegrationError } from './integration-error.js'

/** A partner's refusal: its status is the code too. */
export class APIError extends IntegrationError {
  constructor(message: string, status: number) {
    super(message, status.toString(), status)
  }
}
