import { describe, expect, it } from 'vitest'
import { checkDefinition, type JsonObject } from '../../../src/actions/index.js'
import { type Answer, createEngine, type Outcome } from '../../../src/index.js'
import { fromSegment } from '../../../src/segment/index.js'
import { deepFreeze } from '../../deep-freeze.js'
import { scripted } from '../../delivery/scripted.js'
import { relay } from '../../relay.js'
import { acme } from './acme.js'
import { answering } from './answering.js'

const track = (event: string, more: object = {}) =>
  deepFreeze({ type: 'track', messageId: `m-${event}`, userId: 'u', event, ...more })

type Definition = Parameters<typeof fromSegment>[0]

/** A connection to a definition of Segment's, and what its code sent. */
function connected(definition: Definition, settings: JsonObject, subscription: object = {}) {
  const { fetch, sent } = answering({ ok: true })
  const from = fromSegment(definition, { fetch })
  const engine = createEngine({ destinations: [from.destination, relay({})] })
  const subscriptions = [{ action: 'track', enabled: true, ...subscription }]
  const config = { id: 'c', destination: from.destination.slug, settings, subscriptions }
  return { from, engine, connection: engine.connect(config), sent }
}

/** Sends what a connection made, and tells what became of it. */
async function delivered(
  { from, connection }: ReturnType<typeof connected>,
  deliveries: ReturnType<ReturnType<typeof connected>['connection']['evaluate']>['deliveries'],
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = []
  for (const delivery of deliveries) {
    const answers: Record<string, Answer> = {}
    for (const request of delivery.requests) answers[request.id] = await from.send(request)
    const next = connection.next(delivery, answers)
    if (next.done) outcomes.push(...next.outcomes)
  }
  return outcomes
}

const kit = () => connected(acme, { apiKey: 'key-1' })

describe("a definition of Segment's in an engine", () => {
  it('is one that Waybill finds no fault with', () => {
    expect(checkDefinition(fromSegment(acme).destination)).toEqual([])
  })

  it('is mapped, coerced and checked as data, and sent by its own code', async () => {
    const own = kit()
    const { deliveries, outcomes } = own.connection.evaluate(track('A', { properties: { total: '5' } }))
    expect(outcomes).toMatchObject([{ status: 'built' }])
    expect(await delivered(own, deliveries)).toMatchObject([{ status: 'delivered', messageId: 'm-A' }])
    expect(own.sent).toEqual([
      {
        url: 'https://api.acme.example/track',
        headers: expect.objectContaining({ authorization: 'Bearer key-1' }),
        json: { id: 'u', name: 'A', total: 5, batch_size: 2 },
      },
    ])
  })

  it('refuses payloads that do not fit, before any code runs', () => {
    const { deliveries, outcomes } = kit().connection.evaluate(track('A', { userId: undefined }))
    expect(deliveries).toEqual([])
    expect(outcomes).toMatchObject([{ status: 'discarded', step: 'validation', fields: ['id'] }])
  })

  it('tells what its code threw, by its status and in its words', async () => {
    const own = kit()
    const { deliveries } = own.connection.evaluate(track('Refused'))
    expect(await delivered(own, deliveries)).toMatchObject([
      { status: 'discarded', code: 'UNWANTED', reason: 'Nobody wants it.', httpStatus: 400 },
    ])
  })

  it.each([
    ['a status to try again', 429, 'retry'],
    ['a failure of the partner', 503, 'retry'],
    ['a refusal', 404, 'discarded'],
  ])('tells an answer with %s as any other destination does', async (_, status, outcome) => {
    const { fetch } = answering({}, status)
    const from = fromSegment(acme, { fetch })
    const engine = createEngine({ destinations: [from.destination] })
    const connection = engine.connect({
      id: 'c',
      destination: from.destination.slug,
      settings: { apiKey: 'k' },
      subscriptions: [{ action: 'track', enabled: true }],
    })
    const own = { ...kit(), from, connection }
    expect(await delivered(own, connection.evaluate(track('A')).deliveries)).toMatchObject([
      { status: outcome, httpStatus: status },
    ])
  })

  it('sends batches as large as it says, and tells what became of each event', async () => {
    const own = kit()
    const events = ['A', 'Refused', 'C'].map((name) => track(name))
    const { deliveries } = own.connection.evaluateBatch(events)
    expect(await delivered(own, deliveries)).toMatchObject([
      { messageId: 'm-A', status: 'delivered' },
      { messageId: 'm-Refused', status: 'discarded', reason: 'Nobody wants it.' },
      { messageId: 'm-C', status: 'delivered' },
    ])
    expect(own.sent.map(({ json }) => json)).toMatchObject([{ items: [{}, {}] }, { items: [{ name: 'C' }] }])
  })

  it('hides its secrets in traces', () => {
    const { trace } = kit().connection.explain(track('A'))
    expect(JSON.stringify(trace)).not.toContain('key-1')
    expect(JSON.stringify(trace)).toContain('"settings":{"apiKey":"•••"}')
  })
})

describe('a router with both kinds', () => {
  it('sends each by its own way', async () => {
    const { from, sent } = connected(acme, { apiKey: 'k' })
    const engine = createEngine({
      destinations: [
        from.destination,
        relay({ request: { method: 'POST', path: '/in', json: { '@path': '$.payload' } } }),
      ],
    })
    const router = engine.route([
      {
        id: 'theirs',
        destination: from.destination.slug,
        settings: { apiKey: 'k' },
        filters: [{ name: 'f', if: 'event = "Secret"', actions: [{ type: 'DROP' }] }],
        subscriptions: [{ action: 'track', enabled: true }],
      },
      { id: 'ours', destination: 'relay', settings: {}, subscriptions: [{ action: 'send', enabled: true }] },
    ])
    const others: string[] = []
    const transport = from.over({
      send: async ({ url }) => {
        others.push(url)
        return { status: 200 }
      },
      close: async () => {},
    })
    const { service, outcomes, time } = scripted([], () => ({}), { connections: router, transport })
    await service.send(router.evaluate(track('A')).deliveries)
    await service.send(router.evaluate(track('Secret')).deliveries)
    await time.finish(service)
    expect(sent.map(({ url }) => url)).toEqual(['https://api.acme.example/track'])
    expect(others).toHaveLength(2)
    expect(outcomes.map(({ connection, status }) => [connection, status]).sort()).toEqual([
      ['ours', 'delivered'],
      ['ours', 'delivered'],
      ['theirs', 'delivered'],
    ])
  })
})
