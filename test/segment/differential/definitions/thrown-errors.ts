import { action, at, destination, field } from '../parts.js'
import type { Subject } from '../subject.js'

export const thrownErrors: Subject = {
  name: 'Errors',
  shows: 'everything that a definition can throw, alone, in batches and through subscriptions',
  define: (kit) => {
    class Own extends kit.IntegrationError {}
    const thrown: { readonly [event: string]: () => unknown } = {
      0: () => new kit.IntegrationError('An error.', 'CODE', 418),
      1: () => new kit.PayloadValidationError('A payload.'),
      2: () => new kit.InvalidAuthenticationError('A token.', kit.ErrorCodes.REFRESH_TOKEN_EXPIRED),
      3: () => new kit.RetryableError(),
      4: () => new kit.APIError('A partner.', 409),
      5: () => new kit.SelfTimeoutError('Time.'),
      6: () => new kit.InvalidAudienceMembershipError('Who?'),
      7: () => new Own('Own.', 'OWN', 401),
      8: () => new kit.RequestTimeoutError(),
      9: () => new TypeError('A type.'),
      10: () => Object.assign(new Error('With a status.'), { status: 429, retry: true }),
      11: () => 'a text',
      12: () => undefined,
    }
    const fail = (value: unknown): never => {
      throw (thrown[String(Math.abs(Number(value ?? 0)) % 13)] ?? thrown['0'])?.()
    }
    return destination('Errors', {
      send: action(
        'Send',
        { value: field('number', 'Value', { default: at('$.properties.total') }) },
        {
          perform: async (request, { payload, settings }) =>
            payload.value === undefined ? request(`${settings.endpoint}/missing`) : fail(payload.value),
          performBatch: (_request, { payload }) => fail(payload[0]?.value),
        },
      ),
    })
  },
  mappings: { send: [{}, ...Array.from({ length: 13 }, (_, value) => ({ value }))] },
  subscriptions: [
    { partnerAction: 'send', subscribe: 'type = "track"', mapping: { value: at('$.properties.total') } },
    { partnerAction: 'send', subscribe: 'type = "identify"', mapping: { value: 11 } },
  ],
}
