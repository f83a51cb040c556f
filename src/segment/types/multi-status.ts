import type { ErrorCode } from '../errors/error-codes.js'
import type { MultiStatusErrorReporter } from '../multi-status/multi-status-error-reporter.js'
import type { JSONLikeObject } from './json.js'

/** One payload of a batch that was accepted. */
export type ActionDestinationSuccessResponseType = {
  status: number
  sent: JSONLikeObject | string
  body: JSONLikeObject | string
}

/** One payload of a batch that was not. */
export type ActionDestinationErrorResponseType = {
  status: number
  /** The name of the status unless it is given. */
  errortype?: ErrorCode
  errormessage: string
  sent?: JSONLikeObject | string
  body?: JSONLikeObject | string
}

/** What became of one event of a batch. */
export type ResultMultiStatusNode =
  | ActionDestinationSuccessResponseType
  | (ActionDestinationErrorResponseType & { errorreporter: MultiStatusErrorReporter })
