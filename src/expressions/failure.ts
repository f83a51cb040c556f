/**
 * Thrown where a value can not be used (a line break in a header, a date that is none). It fails one subscription,
 * with this code; `message` speaks to a person and holds no secret.
 */
export class ValueFailure extends Error {
  override readonly name = 'ValueFailure'

  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}
