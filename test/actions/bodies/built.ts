import { expect } from 'vitest'
import { defineDestination, type OutboundRequest } from '../../../src/actions/index.js'
import type { RequestTemplate } from '../../../src/actions/request-definition.js'
import { createEngine } from '../../../src/index.js'
import { deepFreeze } from '../../deep-freeze.js'

/** A destination whose one request is `template`; its payload has one field, `data`, that takes anything. */
export const destinationOf = (template: Partial<RequestTemplate>) =>
  defineDestination({
    slug: 'bodies',
    version: '1.0.0',
    name: 'Bodies',
    events: ['track'],
    settings: { type: 'object', properties: { key: { type: 'string', format: 'password' } } },
    actions: {
      send: {
        title: 'Send',
        trigger: 'all',
        fields: { type: 'object', properties: { data: {} } },
        mapping: { data: { '@path': '$.properties.data' } },
        request: { method: 'POST', url: 'https://in.example.com/', ...template },
        examples: [],
      },
    },
  })

export function connect(
  template: Partial<RequestTemplate>,
  evaluation: 'compiled' | 'closures' = 'compiled',
) {
  return createEngine({ destinations: [destinationOf(template)], evaluation }).connect({
    id: 'bodies',
    destination: 'bodies',
    settings: { key: 'k"ey' },
    subscriptions: [{ action: 'send', enabled: true }],
  })
}

/** A request without the wish to compress it, so that encoding it needs no promise. */
type PlainRequest = Omit<OutboundRequest, 'gzip'>

/** What a request template makes of data: a request, or the code of the failure. Both back ends have to agree. */
export function builder(
  template: Partial<RequestTemplate>,
): (data: unknown) => PlainRequest | string | undefined {
  const [compiled, closures] = [connect(template), connect(template, 'closures')]
  return (data) => {
    const event = deepFreeze({ type: 'track', messageId: 'm', event: 'e', properties: { data } })
    const result = compiled.evaluate(event)
    expect(closures.evaluate(event)).toStrictEqual(result)
    const [delivery] = result.deliveries
    if (delivery?.requests[0] === undefined) return result.outcomes[0]?.code
    const { gzip, ...request } = delivery.requests[0]
    return request
  }
}

/** The request that has to come of it. */
export function built(template: Partial<RequestTemplate>, data?: unknown): PlainRequest {
  return requestIn(builder(template)(data))
}

export function requestIn(found: PlainRequest | string | undefined): PlainRequest {
  if (typeof found !== 'object') throw new Error(`no request: ${found}`)
  return found
}
