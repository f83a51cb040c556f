/** The statuses that have a name of their own: those that RFC 9110 and IANA list, and two that are only in use. */
const statuses = {
  CONTINUE: 100,
  SWITCHING_PROTOCOLS: 101,
  PROCESSING: 102,
  EARLY_HINTS: 103,
  OK: 200,
  CREATED: 201,
  ACCEPTED: 202,
  NON_AUTHORITATIVE_INFORMATION: 203,
  NO_CONTENT: 204,
  RESET_CONTENT: 205,
  PARTIAL_CONTENT: 206,
  MULTI_STATUS: 207,
  ALREADY_REPORTED: 208,
  IM_USED: 226,
  MULTIPLE_CHOICES: 300,
  MOVED_PERMENANTLY: 301,
  FOUND: 302,
  SEE_OTHER: 303,
  NOT_MODIFIED: 304,
  USE_PROXY: 305,
  SWITCH_PROXY: 306,
  TEMPORARY_REDIRECT: 307,
  PERMANENT_REDIRECT: 308,
  BAD_REQUEST: 400,
  UNAUTHORIZED: 401,
  PAYMENT_REQUIRED: 402,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  NOT_ACCEPTABLE: 406,
  PROXY_AUTHENTICATION_REQUIRED: 407,
  REQUEST_TIMEOUT: 408,
  CONFLICT: 409,
  GONE: 410,
  LENGTH_REQUIRED: 411,
  PRECONDITION_FAILED: 412,
  PAYLOAD_TOO_LARGE: 413,
  URI_TOO_LONG: 414,
  UNSUPPORTED_MEDIA_TYPE: 415,
  RANGE_NOT_SATISFIABLE: 416,
  EXPECTATION_FAILED: 417,
  IM_A_TEAPOT: 418,
  MISDIRECTED_REQUEST: 421,
  UNPROCESSABLE_ENTITY: 422,
  LOCKED: 423,
  FAILED_DEPENDENCY: 424,
  TOO_EARLY: 425,
  UPGRADE_REQUIRED: 426,
  PRECONDITION_REQUIRED: 428,
  TOO_MANY_REQUESTS: 429,
  REQUEST_HEADER_FIELDS_TOO_LARGE: 431,
  UNAVAILABLE_FOR_LEGAL_REASONS: 451,
  CANCELLED: 499,
  INTERNAL_SERVER_ERROR: 500,
  NOT_IMPLEMENTED: 501,
  BAD_GATEWAY: 502,
  SERVICE_UNAVAILABLE: 503,
  GATEWAY_TIMEOUT: 504,
  HTTP_VERSION_NOT_SUPPORTED: 505,
  VARIANT_ALSO_NEGOTIATES: 506,
  INSUFFICIENT_STORAGE: 507,
  LOOP_DETECTED: 508,
  BANDWIDTH_LIMIT_EXCEEDED: 509,
  NOT_EXTENDED: 510,
  NETWORK_AUTHENTICATION_REQUIRED: 511,
  SITE_IS_OVERLOADED: 529,
} as const

const ofThePlatform = [
  'INVALID_AUTHENTICATION',
  'PAYLOAD_VALIDATION_FAILED',
  'INVALID_CURRENCY_CODE',
  'RETRYABLE_ERROR',
  'REFRESH_TOKEN_EXPIRED',
  'OAUTH_REFRESH_FAILED',
  'SELF_TIMEOUT',
  'CREATE_AUDIENCE_FAILED',
  'GET_AUDIENCE_FAILED',
  'RETL_ON_MAPPING_SAVE_FAILED',
  'INVALID_AUDIENCE_MEMBERSHIP',
  'UNKNOWN_ERROR',
] as const

export type HttpErrorCode = keyof typeof statuses
export type CustomErrorCode = (typeof ofThePlatform)[number]
export type ErrorCode = HttpErrorCode | CustomErrorCode

/** The name of each HTTP status, under itself: `MOVED_PERMENANTLY` is spelled as definitions spell it. */
export const HttpErrorCodes = named<HttpErrorCode>(Object.keys(statuses))

/** The name of each failure that has no status of its own, under itself. */
export const CustomErrorCodes = named<CustomErrorCode>(ofThePlatform)

export const ErrorCodes = Object.freeze({ ...HttpErrorCodes, ...CustomErrorCodes })

const byStatus: ReadonlyMap<number, HttpErrorCode> = new Map(
  Object.values(HttpErrorCodes).map((code) => [statuses[code], code]),
)

/** The name of an HTTP status; `UNKNOWN_ERROR` for one that has none. */
export function getErrorCodeFromHttpStatus(status: number): ErrorCode {
  return byStatus.get(status) ?? 'UNKNOWN_ERROR'
}

function named<Code extends string>(codes: readonly string[]): { readonly [Name in Code]: Name }
function named(codes: readonly string[]): object {
  return Object.freeze(Object.fromEntries(codes.map((code) => [code, code])))
}
