import { describe, expect, it, onTestFinished } from 'vitest'
import type { RequestTemplate } from '../../src/actions/index.js'
import { createDelivery, createMemoryStore, createTransport, type Time } from '../../src/delivery/index.js'
import { connectTo, relay, track } from '../relay.js'
import { FakeTime } from './fake-time.js'
import { scripted } from './scripted.js'
import { serve } from './server.js'

const one: RequestTemplate = { method: 'POST', path: '/in', json: { '@path': '$.payload' } }
const single = connectTo(relay({ request: one }))
const delivery = (id: string) => single.evaluate(track(id)).deliveries
const hour = 60 * 60 * 1000

/** A clock that is set back by an hour, with timers that do not know of it. */
function unsteady() {
  const timers = new FakeTime()
  let offset = hour
  const time: Time = { now: () => timers.now() + offset, after: timers.after }
  return {
    time,
    goTo: timers.goTo.bind(timers),
    setBack: () => {
      offset = 0
    },
  }
}

describe('a clock that is set back', () => {
  it('does not stop a connection with a rate', async () => {
    const { time, goTo, setBack } = unsteady()
    const options = { time, pace: () => ({ perSecond: 10 }) }
    const { service, sent } = scripted([single], () => ({ status: 200 }), options)
    await service.send([...delivery('a'), ...delivery('b')])
    await goTo(1000)
    setBack()
    await service.send(delivery('c'))
    await goTo(2000)
    expect(sent).toHaveLength(3)
  })

  it('makes no pause longer that an answer asked for', async () => {
    const { time, goTo, setBack } = unsteady()
    const busy = { status: 429, headers: { 'retry-after': '5' } }
    const { service, sent } = scripted([single], (_, nth) => (nth === 0 ? busy : { status: 200 }), { time })
    await service.send(delivery('a'))
    await goTo(1000)
    setBack()
    await service.send(delivery('b'))
    await goTo(4000)
    expect(sent).toHaveLength(1)
    await goTo(6000)
    expect(sent.map(({ json }) => json)).toMatchObject([{ id: 'a' }, { id: 'b' }])
  })

  it('keeps nothing waiting that was put off before, and has nothing tried for longer than ever', async () => {
    const store = createMemoryStore()
    const year = 365 * 24 * hour
    const states = ['a', 'b'].flatMap((id, nth) =>
      delivery(id).map((one) => {
        const dueAt = year + nth * hour
        return { delivery: one, answers: {}, attempts: 3, acceptedAt: year, dueAt }
      }),
    )
    await store.put(states)
    const { service, sent, outcomes, time } = scripted([single], () => ({ status: 500 }), { store })
    await time.goTo(0)
    expect(sent.map(({ json }) => json)).toMatchObject([{ id: 'a' }, { id: 'b' }])
    await time.finish(service)
    expect(outcomes).toMatchObject([{ code: 'RETRIES_EXHAUSTED' }, { code: 'RETRIES_EXHAUSTED' }])
    expect(time.now()).toBeLessThan(5 * hour)
  })

  it('does not keep a slow connection from being tried', async () => {
    const { time, goTo, setBack } = unsteady()
    const breaker = { failures: 1, afterMs: 0, probeMs: 1000 }
    const { service, sent } = scripted([single], () => ({ status: 500 }), { time, breaker })
    await service.send(delivery('a'))
    await goTo(100)
    setBack()
    await service.send(delivery('b'))
    await goTo(2000)
    expect(sent.map(({ json }) => json)).toMatchObject([{ id: 'a' }, { id: 'b' }])
  })
})

describe('a time without end', () => {
  it('is not over at once when an answer is waited for', async () => {
    const { url } = await serve((_, response) => setTimeout(() => response.end('done'), 20))
    const transport = createTransport({ timeoutMs: Number.POSITIVE_INFINITY })
    onTestFinished(() => transport.close())
    const request = { id: '0', method: 'GET', url, headers: {}, idempotencyKey: 'k' }
    expect(await transport.send(request)).toMatchObject({ status: 200, body: 'done' })
  })

  it('is not over at once when a service stops', async () => {
    let answer = () => {}
    const { url } = await serve((_, response) => {
      answer = () => response.end('done')
      asked()
    })
    let asked = () => {}
    const isAsked = new Promise<void>((resolve) => {
      asked = resolve
    })
    const connection = connectTo(relay({ request: one }, { request: { baseUrl: url } }))
    const service = createDelivery({ connections: [connection] })
    const ends: string[] = []
    service.on('outcome', ({ status }) => ends.push(status))
    await service.send(connection.evaluate(track('a')).deliveries)
    await isAsked
    const stopped = service.stop({ graceMs: Number.POSITIVE_INFINITY })
    // A timer that is over at once runs before this one.
    await new Promise((resolve) => setTimeout(resolve, 20))
    answer()
    await stopped
    expect(ends).toEqual(['delivered'])
  })
})
