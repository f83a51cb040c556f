/** A request that is not sent at all: sending it later would not help. */
export class RequestRefused extends Error {
  override readonly name = 'RequestRefused'

  constructor(
    readonly code: 'REQUEST_TOO_LARGE' | 'PRIVATE_ADDRESS' | 'INVALID_REQUEST',
    /** In words, without the address: it may be a secret. */
    message: string,
  ) {
    super(message)
  }
}
