import { CustomError } from '../errors/custom-error.js'
import type { NormalizedOptions } from '../types/request.js'

/** No answer within the `timeout` of a request. */
export class TimeoutError extends CustomError {
  request: Request
  options: NormalizedOptions
  code = 'ETIMEDOUT'

  constructor(request: Request, options: NormalizedOptions) {
    super(`Request timed out after ${options.timeout}ms`)
    this.request = request
    this.options = options
  }
}
