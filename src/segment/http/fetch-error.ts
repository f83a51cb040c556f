import { CustomError } from '../errors/custom-error.js'

/** A request that no answer came to: the network's reason, and its code where it has one (`ECONNREFUSED`). */
export class FetchError extends CustomError {
  type = 'system'
  declare code?: string
  declare errno?: string

  constructor(url: string, reason: Error) {
    super(`request to ${url} failed, reason: ${reason.message}`, { cause: reason })
    if ('code' in reason && typeof reason.code === 'string')
      Object.assign(this, { errno: reason.code, code: reason.code })
  }
}
