import { CustomError } from '../errors/custom-error.js'

/** A request that was called off by its `signal`. */
export class RequestClientError extends CustomError {
  code = 'REQUESTCLIENTERROR'
  status = 408

  constructor(message = 'Request was aborted') {
    super(message)
  }
}
