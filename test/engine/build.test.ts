import { describe, expect, it } from 'vitest'
import { walkChain } from 'waybill/testing'
import type { BuildRequests, BuiltRequest } from '../../src/actions/index.js'
import { checkDefinition } from '../../src/actions/index.js'
import { connectTo, relay, track } from '../relay.js'

const connection = (build: BuildRequests) =>
  connectTo(
    relay(
      { build },
      { request: { baseUrl: 'https://relay.example', hosts: ['relay.example', '*.relay.example'] } },
    ),
  )

/** What becomes of an event whose requests this code gives. */
const sent = (...requests: readonly BuiltRequest[]) => connection(() => requests).evaluate(track('u'))

describe('requests that code builds', () => {
  it('get what the engine adds: ids, keys, the type of the body, the base address', () => {
    const build: BuildRequests = ({ payload, run }) => [
      { method: 'POST', url: '/in', json: { id: payload.id, run } },
      { method: 'PUT', url: 'https://eu.relay.example/in', form: { a: '1' }, headers: { 'X-Note': 'n' } },
    ]
    const run = { event: { type: 'track', messageId: 'm-u' } }
    expect(connection(build).evaluate(track('u')).deliveries[0]?.requests).toEqual([
      {
        id: '0',
        method: 'POST',
        url: 'https://relay.example/in',
        headers: { 'content-type': 'application/json' },
        json: { id: 'u', run },
        idempotencyKey: expect.stringMatching(/^[0-9a-f]{32}$/),
      },
      {
        id: '1',
        method: 'PUT',
        url: 'https://eu.relay.example/in',
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-note': 'n' },
        form: { a: '1' },
        idempotencyKey: expect.stringMatching(/^[0-9a-f]{32}$/),
      },
    ])
  })

  it.each([
    ['another host', { method: 'GET', url: 'https://elsewhere.example/' }, 'INVALID_URL'],
    ['no address', { method: 'GET', url: 'in' }, 'INVALID_URL'],
    ['a line break in a header', { method: 'GET', url: '/', headers: { a: 'x\r\ny' } }, 'INVALID_HEADER'],
    ['a header of the connection', { method: 'GET', url: '/', headers: { Host: 'x' } }, 'INVALID_HEADER'],
    ['no method', { method: 'get it', url: '/' }, 'INVALID_METHOD'],
    ['two bodies', { method: 'POST', url: '/', json: 1, text: 'x' }, 'INVALID_BODY'],
  ])('are refused with %s', (_, request, code) => {
    expect(sent(request)).toMatchObject({
      deliveries: [],
      outcomes: [{ status: 'discarded', step: 'request', code }],
    })
  })

  it('that fail take nothing with them, and tell nothing of what was thrown', () => {
    const { outcomes } = connection(() => {
      throw new Error('a secret')
    }).evaluate(track('u'))
    expect(outcomes).toMatchObject([{ status: 'discarded', code: 'INTERNAL' }])
    expect(JSON.stringify(outcomes)).not.toContain('a secret')
  })

  it('go on one after the other', () => {
    const connected = connection(() => [
      { method: 'POST', url: '/1' },
      { method: 'POST', url: '/2' },
    ])
    const [delivery] = connected.evaluate(track('u')).deliveries
    if (delivery === undefined) throw new Error('nothing to send')
    const walked = walkChain(connected, delivery, ({ id }) => ({ status: id === '0' ? 200 : 429 }))
    expect(walked.requests.map(({ url }) => url)).toEqual([
      'https://relay.example/1',
      'https://relay.example/2',
    ])
    expect(walked.outcomes).toMatchObject([{ status: 'retry' }])
  })

  it('say that there is nothing to send by giving none', () => {
    expect(sent()).toMatchObject({ deliveries: [], outcomes: [{ status: 'built', code: 'NOTHING_TO_SEND' }] })
  })

  it('are code in a definition: everything else in it is data', () => {
    expect(checkDefinition(relay({ build: () => [] }))).toEqual([])
  })
})
