import { describe, expect, it } from 'vitest'
import { APIError } from '../../../src/segment/errors/api-error.js'
import {
  CustomErrorCodes,
  ErrorCodes,
  getErrorCodeFromHttpStatus,
  HttpErrorCodes,
} from '../../../src/segment/errors/error-codes.js'
import { IntegrationError } from '../../../src/segment/errors/integration-error.js'
import { InvalidAudienceMembershipError } from '../../../src/segment/errors/invalid-audience-membership-error.js'
import { InvalidAuthenticationError } from '../../../src/segment/errors/invalid-authentication-error.js'
import { PayloadValidationError } from '../../../src/segment/errors/payload-validation-error.js'
import { RetryableError } from '../../../src/segment/errors/retryable-error.js'
import { SelfTimeoutError } from '../../../src/segment/errors/self-timeout-error.js'
import { HTTPError } from '../../../src/segment/http/http-error.js'
import { RequestTimeoutError } from '../../../src/segment/http/request-timeout-error.js'
import { kit } from '../public-kit.js'

const ours = {
  APIError,
  HTTPError,
  IntegrationError,
  InvalidAudienceMembershipError,
  InvalidAuthenticationError,
  PayloadValidationError,
  RequestTimeoutError,
  RetryableError,
  SelfTimeoutError,
}

type Name = keyof typeof ours
const names = Object.keys(ours) as readonly Name[]

const made: readonly (readonly [Name, readonly unknown[]])[] = [
  ['IntegrationError', ['message', 'CODE', 400]],
  ['IntegrationError', ['', 'CODE', 0]],
  ['APIError', ['message', 429]],
  ['PayloadValidationError', ['message']],
  ['InvalidAudienceMembershipError', ['message']],
  ['SelfTimeoutError', ['message']],
  ['RetryableError', []],
  ['RetryableError', ['message', 429]],
  ['InvalidAuthenticationError', []],
  ['InvalidAuthenticationError', ['message', 'REFRESH_TOKEN_EXPIRED']],
  ['RequestTimeoutError', []],
  ['RequestTimeoutError', ['message']],
  ['HTTPError', [new Response('', { status: 404, statusText: 'Not Found' }), {}, { json: 1 }]],
  ['HTTPError', [new Response('', { status: 404 }), {}, {}]],
  ['HTTPError', [{ status: 404 }, {}, {}]],
]

describe('an error', () => {
  it.each(made)('%s of %j is the same in both kits', (name, values) => {
    const classes = { ours, theirs: kit as unknown as typeof ours }
    const [one, other] = Object.values(classes).map((kit) => described(kit, name, values))
    expect(one).toEqual(other)
  })

  it('is named after a class that extends it', () => {
    class Mine extends IntegrationError {}
    expect(String(new Mine('message', 'CODE', 400))).toBe('Mine: message')
    expect(new Mine('message', 'CODE', 400)).toBeInstanceOf(IntegrationError)
  })
})

/** An error as those see it who catch it, print it or write it down. */
function described(classes: { readonly [name in Name]: unknown }, name: Name, values: readonly unknown[]) {
  const error: unknown = Reflect.construct(classes[name] as new () => Error, values)
  const { message, stack, ...fields } = error as Error
  return {
    text: String(error),
    json: JSON.stringify(error),
    message,
    fields,
    stack: stack?.split('\n')[0],
    keys: Object.keys(error as Error),
    is: Object.fromEntries(names.map((name) => [name, error instanceof (classes[name] as new () => Error)])),
  }
}

describe('the names of failures', () => {
  it('are those of the public kit', () => {
    expect(ErrorCodes).toEqual(kit.ErrorCodes)
    expect(HttpErrorCodes).toEqual(kit.HttpErrorCodes)
    expect(CustomErrorCodes).toEqual(kit.CustomErrorCodes)
  })

  it('belong to the same statuses', () => {
    const statuses = [...Array.from({ length: 1000 }, (_, status) => status), -1, Number.NaN, 200.5]
    expect(statuses.map(getErrorCodeFromHttpStatus)).toEqual(statuses.map(kit.getErrorCodeFromHttpStatus))
  })
})
