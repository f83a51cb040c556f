/**
 * `waybill/segment`: the surface of the public package that Segment's destinations are written against, on Waybill's
 * triggers, mappings and validation (segment.md).
 */

export { Action } from './action/action.js'
export { AsyncAction } from './action/async-action.js'
export { resolveAudienceMembership } from './action/audience-membership.js'
export { Destination } from './destination/destination.js'
export type { OnEventOptions } from './destination/event-options.js'
export { getAuthData } from './destination/parse-settings.js'
export { APIError } from './errors/api-error.js'
export {
  CustomErrorCodes,
  ErrorCodes,
  getErrorCodeFromHttpStatus,
  HttpErrorCodes,
} from './errors/error-codes.js'
export { IntegrationError } from './errors/integration-error.js'
export { InvalidAudienceMembershipError } from './errors/invalid-audience-membership-error.js'
export { InvalidAuthenticationError } from './errors/invalid-authentication-error.js'
export { PayloadValidationError } from './errors/payload-validation-error.js'
export { RetryableError } from './errors/retryable-error.js'
export { SelfTimeoutError } from './errors/self-timeout-error.js'
export { FLAGS } from './flags.js'
export { createHost, type Host, type HostOptions } from './host/create-host.js'
export type { HostLogger } from './host/logger-of.js'
export type { HostStats } from './host/stats-context-of.js'
export { createInstance } from './http/create-instance.js'
export { default, default as createRequestClient } from './http/create-request-client.js'
export { HTTPError } from './http/http-error.js'
export { fetch, Headers, Request, Response } from './http/platform.js'
export { DEFAULT_REQUEST_TIMEOUT } from './http/prepare-request.js'
export { RequestTimeoutError } from './http/request-timeout-error.js'
export {
  getFieldValue,
  isArrayPathDirective,
  isCaseDirective,
  isDirective,
  isExcludeWhenNullDirective,
  isIfDirective,
  isJSONDirective,
  isLiteralDirective,
  isPathDirective,
  isReplaceDirective,
  isTemplateDirective,
} from './mapping/directive-kinds.js'
export { getFieldValueKeys } from './mapping/field-value-keys.js'
export { transform, transformBatch } from './mapping/transform.js'
export { ActionDestinationErrorResponse } from './multi-status/action-destination-error-response.js'
export { ActionDestinationSuccessResponse } from './multi-status/action-destination-success-response.js'
export { MultiStatusResponse } from './multi-status/multi-status-response.js'
export { retry } from './retry.js'
export { createTestEvent } from './testing/create-test-event.js'
export { createTestIntegration } from './testing/create-test-integration.js'
export { hookTypeStrings } from './types/action-hook.js'
export type * from './types/index.js'
export { syncModeTypes } from './types/sync-mode.js'
export { fieldsToJsonSchema } from './validation/fields-to-json-schema.js'
export { validateSchema } from './validation/validate-schema.js'
export { defaultValues } from './values/default-values.js'
export { get } from './values/get.js'
export { isArray, isObject, isString, realTypeOf } from './values/kinds.js'
export { omit } from './values/omit.js'
export { removeUndefined } from './values/remove-undefined.js'
export { duration, time } from './values/time.js'
export type { ActionDescription } from './waybill/describe/describe-action.js'
export { describeSegment, type SegmentDescription } from './waybill/describe/describe-segment.js'
export type { Obstacle } from './waybill/describe/obstacle.js'
export { type FromSegment, type FromSegmentOptions, fromSegment } from './waybill/from-segment.js'
