import { CustomError } from './custom-error.js'

/** What a definition throws where an event can't be delivered: a code to group by, and the status that the event gets. */
export class IntegrationError extends CustomError {
  status: number | undefined
  code: string | undefined
  declare retry?: boolean

  constructor(message: string, code: string, status: number) {
    super(message)
    this.status = status
    this.code = code
  }
}
