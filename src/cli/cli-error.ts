import { statusOfUsage } from './status.js'

/** A mistake of the person at the keyboard, or of the machine: one line that says what to do, and no stack. */
export class CliError extends Error {
  override readonly name = 'CliError'

  /** `status` is the exit status. */
  constructor(
    message: string,
    readonly status = statusOfUsage,
  ) {
    super(message)
  }
}
