import { CustomError } from '../errors/custom-error.js'
import type { NormalizedOptions } from '../types/request.js'

/** An answer outside 200 to 299: its message is the text of its status. */
export class HTTPError extends CustomError {
  response: Response
  request: Request
  options: NormalizedOptions

  constructor(response: Response, request: Request, options: NormalizedOptions) {
    super(response.statusText ?? String(response.status ?? 'Unknown response error'))
    this.response = response
    this.request = request
    this.options = options
  }
}
