/** The names of HTTP statuses (RFC 9110, 15) as codes of outcomes. */
const names: ReadonlyMap<number, string> = new Map([
  [400, 'BAD_REQUEST'],
  [401, 'INVALID_AUTHENTICATION'],
  [402, 'PAYMENT_REQUIRED'],
  [403, 'FORBIDDEN'],
  [404, 'NOT_FOUND'],
  [405, 'METHOD_NOT_ALLOWED'],
  [408, 'REQUEST_TIMEOUT'],
  [409, 'CONFLICT'],
  [410, 'GONE'],
  [413, 'PAYLOAD_TOO_LARGE'],
  [422, 'UNPROCESSABLE_ENTITY'],
  [423, 'LOCKED'],
  [429, 'TOO_MANY_REQUESTS'],
  [500, 'INTERNAL_SERVER_ERROR'],
  [501, 'NOT_IMPLEMENTED'],
  [502, 'BAD_GATEWAY'],
  [503, 'SERVICE_UNAVAILABLE'],
  [504, 'GATEWAY_TIMEOUT'],
])

export const codeOfStatus = (status: number): string => names.get(status) ?? `HTTP_${status}`
