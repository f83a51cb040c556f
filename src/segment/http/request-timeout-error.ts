import { CustomError } from '../errors/custom-error.js'

/** A request whose `signal` was one of time, which ran out. */
export class RequestTimeoutError extends CustomError {
  code = 'REQUESTTIMEOUTERROR'
  status = 408

  constructor(message = 'Request timed out before receiving a response') {
    super(message)
  }
}
