import { describe, expect, it } from 'vitest'
import type { Answer, RequestTemplate } from '../../src/actions/index.js'
import {
  createDelivery,
  createMemoryStore,
  type DeliveryOptions,
  RequestRefused,
} from '../../src/delivery/index.js'
import { connectVendor, granted, event as vendorEvent } from '../engine/oauth.js'
import { connectTo, relay, track } from '../relay.js'
import { calm, FakeTime } from './fake-time.js'
import { scripted } from './scripted.js'

const one: RequestTemplate = { method: 'POST', path: '/in', json: { '@path': '$.payload' } }
const user: RequestTemplate = {
  id: 'user',
  method: 'POST',
  path: '/users',
  json: { id: { '@path': '$.payload.id' } },
}
const note: RequestTemplate = {
  id: 'note',
  method: 'POST',
  path: '/notes',
  json: { user: { '@path': '$.steps.user.body.id' } },
}
const hour = 60 * 60 * 1000
const single = connectTo(relay({ request: one }))
const chained = connectTo(relay({ requests: [user, note] }))
const deliveries = (connection = single, ...ids: readonly string[]) =>
  ids.flatMap((id) => connection.evaluate(track(id)).deliveries)

describe('a delivery', () => {
  it('ends with one outcome for its event', async () => {
    const { service, sent, outcomes, time } = scripted([single], () => ({ status: 204 }))
    await service.send(deliveries(single, 'a', 'b'))
    await time.finish(service)
    await service.drain()
    expect(sent).toHaveLength(2)
    expect(outcomes).toMatchObject([
      { messageId: 'm-a', status: 'delivered', connection: 'c', step: 'delivery' },
      { messageId: 'm-b', status: 'delivered' },
    ])
    expect(service.counts()).toEqual({
      c: { pending: 0, inFlight: 0, sent: 2, retried: 0, delivered: 2, discarded: 0 },
    })
  })

  it('is tried again behind the steps that succeeded, with the same keys', async () => {
    const answers: readonly Answer[] = [
      { status: 200, body: { id: 7 } },
      { error: 'ECONNRESET' },
      { status: 503 },
      { status: 200 },
    ]
    const { service, sent, outcomes, time } = scripted([chained], (_, nth) => answers[nth] ?? {})
    await service.send(deliveries(chained, 'a'))
    await time.finish(service)
    expect(sent.map(({ id, json, at }) => [id, json, at])).toEqual([
      ['user', { id: 'a' }, 0],
      ['note', { user: 7 }, 0],
      ['note', { user: 7 }, 1000],
      ['note', { user: 7 }, 3000],
    ])
    expect(new Set(sent.slice(1).map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1)
    expect(outcomes).toMatchObject([{ status: 'delivered' }])
  })

  it('asks again what it went on from without an answer that decides', async () => {
    const look: RequestTemplate = {
      id: 'look',
      method: 'GET',
      path: '/users/a',
      responses: [{ when: 'status = 404', then: 'ignore' }],
    }
    const taken = [{ when: 'status = 409', then: 'retry' } as const]
    const create = { ...user, id: 'create', when: 'steps.look.status = 404', responses: taken }
    const finding = connectTo(relay({ requests: [look, create] }))
    // Somebody else creates the user in between: then there is nothing left to create.
    const answers: readonly Answer[] = [{ status: 404 }, { status: 409 }, { status: 200 }]
    const { service, sent, outcomes, time } = scripted([finding], (_, nth) => answers[nth] ?? {})
    await service.send(deliveries(finding, 'a'))
    await time.finish(service)
    expect(sent.map(({ id }) => id)).toEqual(['look', 'create', 'look'])
    expect(outcomes).toMatchObject([{ status: 'delivered' }])
  })

  it('waits as long as an answer asks, and everything else for its connection with it', async () => {
    const busy = { status: 429, headers: { 'retry-after': '60' } }
    const { service, sent, time } = scripted([single], (_, nth) => (nth === 0 ? busy : { status: 200 }))
    await service.send(deliveries(single, 'a'))
    await time.goTo(10)
    await service.send(deliveries(single, 'b'))
    await time.finish(service)
    expect(sent.map(({ at }) => at)).toEqual([0, 60_000, 60_000])
  })

  it('is given up after the total time, and can be replayed', async () => {
    let status = 500
    const { service, store, sent, outcomes, told, time } = scripted([single], () => ({ status }))
    await service.send(deliveries(single, 'a'))
    await time.finish(service)
    const times = sent.map(({ at }) => at)
    expect(times.slice(0, 5)).toEqual([0, 1000, 3000, 7000, 15_000])
    expect(times.at(-1)).toBe(4 * hour)
    expect(Math.max(...times.map((at, index) => at - (times[index - 1] ?? 0)))).toBe(hour / 4)
    expect(told.retry.map(({ dueAt }) => dueAt)).toEqual(times.slice(1))
    expect(outcomes).toMatchObject([
      {
        messageId: 'm-a',
        status: 'discarded',
        kind: 'retry',
        code: 'RETRIES_EXHAUSTED',
        httpStatus: 500,
        reason: expect.stringMatching(
          /^given up after \d+ tries in 14400 s; the last: INTERNAL_SERVER_ERROR: the answer was 500$/,
        ),
      },
    ])
    const dead = await store.dead()
    expect(dead).toMatchObject([{ diedAt: 4 * hour, outcomes: [{ code: 'RETRIES_EXHAUSTED' }] }])
    status = 200
    expect(await service.replay(dead.map(({ key }) => key))).toBe(1)
    await time.finish(service)
    expect(outcomes.at(-1)).toMatchObject({ status: 'delivered' })
    expect(await store.dead()).toEqual([])
  })

  it('is tried once more at the end of the total time where an answer asks to wait longer', async () => {
    const busy = { status: 503, headers: { 'retry-after': String(5 * 60 * 60) } }
    const { service, sent, outcomes, time } = scripted([single], () => busy)
    await service.send(deliveries(single, 'a'))
    await time.finish(service)
    expect(sent.map(({ at }) => at)).toEqual([0, 4 * hour])
    expect(outcomes).toMatchObject([
      {
        code: 'RETRIES_EXHAUSTED',
        reason:
          'given up after 2 tries in 14400 s; the last: SERVICE_UNAVAILABLE: the answer was 503, and asks to wait 18000 s more',
      },
    ])
  })

  it('keeps no other back for longer than the longest wait, however long an answer asks for', async () => {
    const { service, sent, time } = scripted([single], (_, nth) =>
      nth === 0 ? { status: 503, headers: { 'retry-after': '999999999' } } : { status: 200 },
    )
    await service.send(deliveries(single, 'a'))
    await time.goTo(10)
    await service.send(deliveries(single, 'b'))
    await time.finish(service)
    expect(sent.map(({ at }) => at)).toEqual([0, hour / 4, 4 * hour])
  })

  it('that is refused is a dead letter that a replay resumes at the step that failed', async () => {
    const { service, store, sent, outcomes, time } = scripted([chained], (_, nth) =>
      nth === 1 ? { status: 400 } : { status: 200, body: { id: 7 } },
    )
    await service.send(deliveries(chained, 'a'))
    await time.finish(service)
    expect(outcomes).toMatchObject([{ status: 'discarded', code: 'BAD_REQUEST', httpStatus: 400 }])
    await service.replay((await store.dead()).map(({ key }) => key))
    await time.finish(service)
    expect(sent.map(({ id }) => id)).toEqual(['user', 'note', 'note'])
    expect(outcomes.at(-1)).toMatchObject({ status: 'delivered' })
  })

  it('that may not be sent at all is discarded with the reason', async () => {
    const { service, outcomes, time } = scripted(
      [single],
      () => {
        throw new RequestRefused('PRIVATE_ADDRESS', 'not there')
      },
      { isUntrusted: () => true },
    )
    await service.send(deliveries(single, 'a'))
    await time.finish(service)
    expect(outcomes).toMatchObject([{ status: 'discarded', code: 'PRIVATE_ADDRESS', reason: 'not there' }])
  })

  it('of a connection that is not there is discarded, and kept', async () => {
    const { service, store, outcomes, time } = scripted([], () => ({ status: 200 }))
    await service.send(deliveries(single, 'a'))
    await time.finish(service)
    expect(outcomes).toMatchObject([{ messageId: 'm-a', status: 'discarded', code: 'UNKNOWN_CONNECTION' }])
    expect(await store.dead()).toHaveLength(1)
  })

  it('that has nothing to send is delivered', async () => {
    const commands = { queue: 'q', calls: [{ call: ['a'] }] }
    const page = connectTo(relay({ commands }))
    const { service, sent, outcomes, time } = scripted([page], () => ({ status: 200 }))
    await service.send(deliveries(page, 'a'))
    await time.finish(service)
    expect(sent).toEqual([])
    expect(outcomes).toMatchObject([{ status: 'delivered' }])
  })
})

describe('a token', () => {
  const vendor = connectVendor()
  const delivery = () => vendor.evaluate(vendorEvent).deliveries
  /** Answers token requests with a new token each time, others by script. */
  const withTokens = (answers: readonly Answer[]) => {
    let tokens = 0
    let others = 0
    return scripted([vendor], ({ url }) => {
      if (url.endsWith('/token')) {
        tokens += 1
        return granted(`token-${tokens}`, { refresh_token: `refresh-${tokens}` })
      }
      others += 1
      return answers[others - 1] ?? { status: 200 }
    })
  }

  it('that is refused is asked for anew, once, and that is no failure', async () => {
    const { service, sent, outcomes, told, time } = withTokens([{ status: 401 }])
    await service.send(delivery())
    await time.finish(service)
    expect(sent.map(({ url, headers }) => headers.authorization ?? new URL(url).pathname)).toEqual([
      '/token',
      'Bearer token-1',
      '/token',
      'Bearer token-2',
    ])
    expect(outcomes).toMatchObject([{ status: 'delivered' }])
    expect(told.retry).toEqual([])
  })

  it('that is refused twice ends the delivery', async () => {
    const { service, sent, outcomes, time } = withTokens([{ status: 401 }, { status: 401 }])
    await service.send(delivery())
    await time.finish(service)
    expect(sent).toHaveLength(4)
    expect(outcomes).toMatchObject([{ status: 'discarded', kind: 'auth', code: 'INVALID_AUTHENTICATION' }])
  })

  it('is asked for once by many that were refused together', async () => {
    const { service, sent, outcomes, time } = withTokens(Array.from({ length: 8 }, () => ({ status: 401 })))
    await service.send(Array.from({ length: 8 }, delivery).flat())
    await time.finish(service)
    expect(sent.filter(({ url }) => url.endsWith('/token'))).toHaveLength(2)
    expect(outcomes.map(({ status }) => status)).toEqual(Array(8).fill('delivered'))
  })

  it('that can not be had now is asked for again later; that is refused for good ends the delivery', async () => {
    const script: readonly Answer[] = [{ status: 503 }, granted('token-1'), { status: 200 }]
    const later = scripted([vendor], (_, nth) => script[nth] ?? {})
    await later.service.send(delivery())
    await later.time.finish(later.service)
    expect(later.outcomes).toMatchObject([{ status: 'delivered' }])
    const never = scripted([vendor], () => ({ status: 400, body: { error: 'invalid_grant' } }))
    await never.service.send(delivery())
    await never.time.finish(never.service)
    expect(never.outcomes).toMatchObject([{ status: 'discarded', kind: 'auth' }])
  })

  it('is told nowhere, although an answer repeats it', async () => {
    const rules = [
      {
        when: 'status = 400',
        then: 'discard',
        code: { '@path': '$.body.was' },
        message: { '@path': '$.body.was' },
      },
    ]
    const { vendor: definition } = await import('../engine/oauth.js')
    const echoing = connectVendor({}, definition(undefined, { responses: rules }))
    const { service, outcomes, told, time } = scripted([echoing], ({ url }) =>
      url.endsWith('/token')
        ? granted('t0ken', { refresh_token: 'r3fresh' })
        : { status: 400, body: { was: 't0ken r3fresh s&cret' } },
    )
    await service.send(echoing.evaluate(vendorEvent).deliveries)
    await time.finish(service)
    expect(outcomes).toMatchObject([{ code: '••• ••• •••', reason: '••• ••• •••' }])
    expect(JSON.stringify(told)).not.toMatch(/t0ken|r3fresh|s&cret/)
  })
})

describe('the deliveries of a connection', () => {
  it('go so many at once, and so many in a second', async () => {
    let now = 0
    let most = 0
    const { service, sent, time } = scripted(
      [single],
      async () => {
        now += 1
        most = Math.max(most, now)
        await calm()
        now -= 1
        return { status: 200 }
      },
      { pace: () => ({ concurrency: 2, perSecond: 10 }) },
    )
    await service.send(deliveries(single, 'a', 'b', 'c', 'd', 'e'))
    await time.finish(service)
    expect(most).toBeLessThanOrEqual(2)
    expect(sent.map(({ at }) => at)).toEqual([0, 100, 200, 300, 400])
  })

  it('keep no others back', async () => {
    const other = connectTo(relay({ request: one }), { id: 'd' })
    const { service, outcomes, time } = scripted([single, other], ({ idempotencyKey }) =>
      keys.has(idempotencyKey) ? { status: 500 } : { status: 200 },
    )
    const failing = deliveries(single, 'a', 'b', 'c')
    const keys = new Set(
      failing.flatMap(({ requests }) => requests.map(({ idempotencyKey }) => idempotencyKey)),
    )
    await service.send([...failing, ...deliveries(other, 'd')])
    await time.goTo(0)
    expect(outcomes).toMatchObject([{ connection: 'd', status: 'delivered' }])
  })

  it('are tried seldom while nothing but failures comes, and as before after a success', async () => {
    let status = 500
    const { service, sent, outcomes, told, time } = scripted([single], () => ({ status }), {
      breaker: { failures: 10, afterMs: 5000, probeMs: 30_000 },
    })
    await service.send(deliveries(single, ...Array.from({ length: 40 }, (_, index) => String(index))))
    await time.goTo(hour)
    expect(told.slowed).toHaveLength(1)
    const [{ probeAt } = { probeAt: 0 }] = told.slowed
    const probes = sent.filter(({ at }) => at >= probeAt)
    expect(probes.length).toBeGreaterThan(2)
    expect(probes.length).toBeLessThan(12)
    status = 200
    await time.finish(service)
    expect(outcomes.map((outcome) => outcome.status)).toEqual(Array(40).fill('delivered'))
  })

  it('stay in the store meanwhile, and go on at once after a success', async () => {
    let status = 500
    const memory = createMemoryStore()
    const touched = new Set<number>()
    const park: typeof memory.park = (entry, dead) => {
      touched.add(entry.key)
      return memory.park(entry, dead)
    }
    const { service, outcomes, time } = scripted([single], () => ({ status }), {
      store: { ...memory, park },
      breaker: { failures: 10, afterMs: 0, probeMs: 30_000, capMs: 30_000 },
    })
    await service.send(deliveries(single, ...Array.from({ length: 500 }, (_, index) => String(index))))
    await time.goTo(120_000)
    expect(touched.size).toBeLessThan(200)
    status = 200
    await time.goTo(155_000)
    expect(outcomes.length).toBeGreaterThan(300)
  })

  it('all end in about the total time although the destination never comes back', async () => {
    const { service, outcomes, time } = scripted([single], () => ({ status: 500 }))
    await service.send(deliveries(single, ...Array.from({ length: 60 }, (_, index) => String(index))))
    await time.finish(service)
    expect(outcomes.map(({ code }) => code)).toEqual(Array(60).fill('RETRIES_EXHAUSTED'))
    expect(time.now()).toBeLessThan(4.5 * hour)
  })
})

describe('stopping', () => {
  it('gives back what is left, and another one goes on with it', async () => {
    const answers = new Map<string, (answer: Answer) => void>()
    const first = scripted([chained], ({ id }) => new Promise((resolve) => answers.set(id, resolve)), {
      pace: () => ({ concurrency: 1 }),
    })
    await first.service.send(deliveries(chained, 'a', 'b'))
    await first.time.goTo(0)
    const stopped = first.service.stop()
    await calm()
    answers.get('user')?.({ status: 200, body: { id: 7 } })
    await stopped
    await first.service.drain()
    expect(first.outcomes).toEqual([])
    await expect(first.service.send(deliveries(chained, 'c'))).rejects.toThrow('stopped')
    const second = scripted([chained], () => ({ status: 200, body: { id: 8 } }), { store: first.store })
    await calm()
    await second.time.finish(second.service)
    expect(second.sent.map(({ id, json }) => [id, json])).toEqual([
      ['note', { user: 7 }],
      ['user', { id: 'b' }],
      ['note', { user: 8 }],
    ])
    expect(second.outcomes).toMatchObject([{ status: 'delivered' }, { status: 'delivered' }])
  })

  it('ends what takes longer than it may, which counts as no try', async () => {
    const first = scripted(
      [single],
      (_, __, { signal }) =>
        new Promise((resolve) => signal?.addEventListener('abort', () => resolve({ error: 'ABORTED' }))),
    )
    await first.service.send(deliveries(single, 'a'))
    await first.time.goTo(0)
    const stopped = first.service.stop({ graceMs: 100 })
    await first.time.goTo(100)
    await stopped
    expect((await first.store.take('c', 100, 9)).entries).toMatchObject([{ attempts: 0, answers: {} }])
  })
})

it('begins nothing with what a store takes while it is stopped', async () => {
  const memory = createMemoryStore()
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  const asked: string[] = []
  const store: typeof memory = {
    ...memory,
    put: (...given) => opened.then(() => memory.put(...given)),
    async take(connection) {
      asked.push(connection)
      throw new Error('closed')
    },
  }
  const { service, time } = scripted([single], () => ({ status: 200 }), { store })
  const sending = service.send(deliveries(single, 'a'))
  await calm()
  await service.stop()
  open()
  await sending
  expect(await memory.lanes()).toMatchObject([{ connection: 'c', waiting: 1 }])
  await time.goTo(hour)
  expect(asked).toEqual([])
})

describe('a store that fails', () => {
  it('is asked again, and what it refused was not taken', async () => {
    const memory = createMemoryStore()
    let failures = 0
    const failing = (name: string) => async () => {
      failures += 1
      throw Object.assign(new Error(`secret ${name}`), { code: 'EIO' })
    }
    const broken = { on: true }
    const store = {
      ...memory,
      put: (...args: Parameters<typeof memory.put>) => (broken.on ? failing('put')() : memory.put(...args)),
      take: (...args: Parameters<typeof memory.take>) =>
        broken.on ? failing('take')() : memory.take(...args),
      finish: (...args: Parameters<typeof memory.finish>) =>
        broken.on ? failing('finish')() : memory.finish(...args),
    }
    const { service, outcomes, told, time } = scripted(
      [single],
      () => {
        broken.on = true
        return { status: 200 }
      },
      { store },
    )
    await expect(service.send(deliveries(single, 'a'))).rejects.toMatchObject({ code: 'EIO' })
    expect(service.counts()).toMatchObject({ c: { pending: 0 } })
    broken.on = false
    await service.send(deliveries(single, 'b'))
    await time.goTo(3000)
    expect(outcomes).toEqual([])
    broken.on = false
    await time.finish(service)
    expect(outcomes).toMatchObject([{ messageId: 'm-b', status: 'delivered' }])
    expect(failures).toBeGreaterThan(2)
    expect(told.storeFailed[0]).toEqual({ error: 'EIO' })
  })

  it('is asked once a second, however short deliveries are tried', async () => {
    const memory = createMemoryStore()
    const asked: number[] = []
    const store: typeof memory = {
      ...memory,
      async take() {
        asked.push(time.now())
        throw new Error('busy')
      },
    }
    const { service, time } = scripted([single], () => ({ status: 200 }), { store, retry: { totalMs: 10 } })
    await service.send(deliveries(single, 'a'))
    await time.goTo(3000)
    expect(asked).toEqual([0, 1000, 2000, 3000])
  })

  it('to say what it holds takes nothing, and goes on with that when it does', async () => {
    const memory = createMemoryStore()
    const state = { answers: {}, attempts: 0, acceptedAt: 0, dueAt: 0 }
    await memory.put(deliveries(single, 'old').map((delivery) => ({ ...state, delivery })))
    let isBroken = true
    const store: typeof memory = {
      ...memory,
      lanes: () => (isBroken ? Promise.reject(new Error('damaged')) : memory.lanes()),
    }
    const { service, outcomes, told, time } = scripted([single], () => ({ status: 200 }), { store })
    await expect(service.send(deliveries(single, 'a'))).rejects.toThrow('damaged')
    await expect(service.replay([1])).rejects.toThrow('damaged')
    expect(told.storeFailed).toHaveLength(1)
    isBroken = false
    await time.goTo(1000)
    await service.send(deliveries(single, 'b'))
    await time.finish(service)
    expect(outcomes).toMatchObject([{ messageId: 'm-old' }, { messageId: 'm-b' }])
  })

  it('to read a delivery says so, and nobody waits for that any longer', async () => {
    const memory = createMemoryStore()
    const store: typeof memory = {
      ...memory,
      async take(...args) {
        const { entries, nextDueAt } = await memory.take(...args)
        return { entries: entries.slice(1), nextDueAt, unreadable: Math.min(entries.length, 1) }
      },
    }
    const { service, outcomes, told, time } = scripted([single], () => ({ status: 200 }), { store })
    await service.send(deliveries(single, 'a', 'b'))
    await time.goTo(0)
    await service.drain()
    expect(outcomes).toMatchObject([{ messageId: 'm-b' }])
    expect(told.unreadable).toEqual([{ connection: 'c', deliveries: 1 }])
  })
})

describe('a store', () => {
  const memory = createMemoryStore

  it('has each answer of a chain before the next request goes', async () => {
    const store = memory()
    const log: string[] = []
    const { service, time } = scripted(
      [chained],
      ({ id }) => {
        log.push(`sent ${id}`)
        return { status: 200, body: { id: 7 } }
      },
      {
        store: {
          ...store,
          async save(entry) {
            log.push(`kept ${Object.keys(entry.answers)}`)
          },
        },
      },
    )
    await service.send(deliveries(chained, 'a'))
    await time.finish(service)
    expect(log).toEqual(['sent user', 'kept user', 'sent note'])
  })

  it('that never keeps an outcome leaves it to be told by the next process', async () => {
    const store = memory()
    const finish = () => Promise.reject(new Error('full'))
    const { service, outcomes, time } = scripted([single], () => ({ status: 200 }), {
      store: { ...store, finish },
    })
    await service.send(deliveries(single, 'a'))
    await time.goTo(5000)
    await service.stop()
    expect(outcomes).toEqual([])
    expect(service.counts()).toMatchObject({ c: { pending: 1 } })
  })

  it('that is slow loses nothing that comes while it is asked', async () => {
    const store = memory()
    const gates: (() => void)[] = []
    const { service, outcomes, time } = scripted([single], () => ({ status: 200 }), {
      store: {
        ...store,
        async take(...asked) {
          const taken = await store.take(...asked)
          await new Promise<void>((resolve) => gates.push(resolve))
          return taken
        },
      },
    })
    await service.send(deliveries(single, 'a'))
    await calm()
    await service.send(deliveries(single, 'b'))
    for (let turn = 0; turn < 9; turn += 1) {
      gates.shift()?.()
      await time.goTo(turn)
    }
    expect(outcomes.map(({ messageId }) => messageId)).toEqual(['m-a', 'm-b'])
  })
})

it('says when few enough are pending', async () => {
  const open: (() => void)[] = []
  const { service } = scripted(
    [single],
    () => new Promise((resolve) => open.push(() => resolve({ status: 200 }))),
  )
  await service.send(deliveries(single, 'a', 'b'))
  let isDown = false
  const down = service.drain(2).then(() => {
    isDown = true
  })
  await calm()
  expect(isDown).toBe(false)
  open.shift()?.()
  await down
  expect(service.counts()).toMatchObject({ c: { pending: 1 } })
})

it('waits with taking more while too much is pending', async () => {
  const open: (() => void)[] = []
  const { service } = scripted(
    [single],
    () => new Promise((resolve) => open.push(() => resolve({ status: 200 }))),
    { maxPending: 1 },
  )
  await service.send(deliveries(single, 'a'))
  let isTaken = false
  const second = service.send(deliveries(single, 'b')).then(() => {
    isTaken = true
  })
  await calm()
  expect(isTaken).toBe(false)
  for (const end of open) end()
  await second
  expect(isTaken).toBe(true)
})

it('keeps of what answers say no more than can be read, and no part of a token', async () => {
  const rules = [
    {
      when: 'status = 400',
      then: 'discard',
      code: { '@path': '$.body.code' },
      message: { '@path': '$.body.message' },
    },
  ]
  const { vendor: definition } = await import('../engine/oauth.js')
  const vendor = connectVendor({}, definition(undefined, { responses: rules }))
  const long = 'x'.repeat(1995)
  const { service, store, outcomes, time } = scripted([vendor], ({ url }) =>
    url.includes('login')
      ? granted('t0ken-of-some-length')
      : { status: 400, body: { code: long, message: `${long}t0ken-of-some-length${long}` } },
  )
  await service.send(vendor.evaluate(vendorEvent).deliveries)
  await time.finish(service)
  expect(outcomes).toMatchObject([{ code: `${'x'.repeat(199)}…`, reason: `${long}•••x…` }])
  expect(await store.dead()).toMatchObject([{ outcomes: [{ code: outcomes[0]?.code }] }])
})

it('lets no more in than may be pending, however many wait', async () => {
  const { service, sent, time } = scripted([single], () => ({ status: 200 }), {
    maxPending: 3,
    pace: () => ({ perSecond: 1 }),
  })
  const pending: number[] = []
  const sends = Array.from({ length: 20 }, async (_, nth) => {
    await service.send(deliveries(single, String(nth)))
    pending.push(service.counts().c?.pending ?? 0)
  })
  await time.goTo(30_000)
  await Promise.all(sends)
  expect(Math.max(...pending)).toBe(3)
  expect(sent.map(({ json }) => json)).toEqual(sends.map((_, nth) => ({ id: String(nth), name: 'Ping' })))
})

it('counts a dead letter once that is replayed twice at the same time', async () => {
  const answers = [{ status: 400 }, { status: 200 }]
  const { service, store, time } = scripted([single], (_, nth) => answers[nth] ?? {})
  await service.send(deliveries(single, 'a'))
  await time.finish(service)
  const keys = (await store.dead()).map(({ key }) => key)
  expect(await Promise.all([service.replay(keys), service.replay(keys)])).toEqual([1, 0])
  await time.goTo(0)
  expect(service.counts()).toMatchObject({ c: { pending: 0, delivered: 1 } })
})

it('counts no dead letter as pending that is dropped while it is replayed', async () => {
  const memory = createMemoryStore()
  const store: typeof memory = {
    ...memory,
    async replay(keys, now) {
      await memory.drop(keys.slice(1))
      return memory.replay(keys, now)
    },
  }
  const { service, time } = scripted([single], (_, nth) => ({ status: nth < 3 ? 400 : 200 }), { store })
  await service.send(deliveries(single, 'a', 'b', 'c'))
  await time.finish(service)
  expect(await service.replay((await store.dead()).map(({ key }) => key))).toBe(1)
  await service.drain()
  expect(service.counts()).toMatchObject({ c: { pending: 0, delivered: 1 } })
})

it.each<readonly [string, Partial<DeliveryOptions>]>([
  ['retry.firstMs', { retry: { firstMs: Number.NaN } }],
  ['retry.totalMs', { retry: { totalMs: -1 } }],
  ['breaker.failures', { breaker: { failures: 0 } }],
  ['maxPending', { maxPending: Number('a lot') }],
])('refuses limits that are none: %s', (name, options) => {
  expect(() => createDelivery({ connections: [], ...options })).toThrow(`${name} has to be a number from`)
})

it.each([
  ['is asked for', undefined],
  ['is asked for anew', { accessToken: 'old' }],
])('stops in time while a token that %s is being stored', async (_, auth) => {
  const vendor = connectVendor(auth === undefined ? {} : { auth })
  const { service, store, time } = scripted(
    [vendor],
    ({ url }) => (url.includes('login') ? granted('new') : { status: 401 }),
    { onToken: () => new Promise(() => {}) },
  )
  await service.send(vendor.evaluate(vendorEvent).deliveries)
  await time.goTo(0)
  const stopped = service.stop({ graceMs: 100 })
  await time.goTo(100)
  await stopped
  expect(await store.lanes()).toMatchObject([{ connection: 'c', waiting: 1 }])
})

it('minds no listener that throws', async () => {
  const { service, outcomes, time } = scripted([single], () => ({ status: 200 }))
  for (const name of ['sent', 'outcome'] as const)
    service.on(name, () => {
      throw new Error('listener')
    })
  service.on('outcome', () => Promise.reject(new Error('listener')))
  await service.send(deliveries(single, 'a'))
  await time.finish(service)
  expect(outcomes).toHaveLength(1)
})

it('works with the system’s clock and its own transport', async () => {
  const service = createDelivery({ connections: [single] })
  await service.drain()
  await service.stop()
  expect(new FakeTime().next).toBeUndefined()
})
