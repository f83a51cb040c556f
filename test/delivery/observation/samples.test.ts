import { expect, it } from 'vitest'
import slack from '../../../definitions/slack/index.js'
import { Samples } from '../../../src/delivery/observation/samples.js'
import { createEngine } from '../../../src/index.js'
import { connectVendor, granted, event as vendorEvent } from '../../engine/oauth.js'
import { connectTo, relay, track } from '../../relay.js'
import { scripted } from '../scripted.js'

const single = connectTo(relay({ request: { method: 'POST', path: '/in', json: { '@path': '$.payload' } } }))
const deliveries = (...ids: readonly string[]) => ids.flatMap((id) => single.evaluate(track(id)).deliveries)
const many = (count: number) => deliveries(...Array.from({ length: count }, (_, index) => String(index)))

it('shows what failed, with its request and its answer', async () => {
  const { service, time } = scripted([single], (_, nth) =>
    nth === 0 ? { status: 400, headers: { 'x-id': 'r-1' }, body: { error: 'no' } } : { error: 'ECONNRESET' },
  )
  await service.send(deliveries('a', 'b'))
  await time.goTo(0)
  const request = { method: 'POST', url: 'https://relay.example/in', body: '{"id":"a","name":"Ping"}' }
  expect(service.samples()).toEqual([
    {
      connection: 'c',
      code: 'BAD_REQUEST',
      reason: 'the answer was 400',
      at: 0,
      delivery: 'c/0/m-a',
      attempt: 1,
      messageIds: ['m-a'],
      request: { ...request, headers: { 'content-type': 'application/json' } },
      answer: { status: 400, headers: { 'x-id': 'r-1' }, body: '{"error":"no"}' },
    },
    expect.objectContaining({ code: 'NETWORK_ERROR', delivery: 'c/0/m-b', answer: { error: 'ECONNRESET' } }),
  ])
})

it('shows what was given up with the last request too', async () => {
  const { service, time } = scripted([single], () => ({ status: 503 }))
  await service.send(deliveries('a'))
  await time.finish(service)
  const samples = service.samples()
  expect(samples.at(-1)).toMatchObject({ code: 'RETRIES_EXHAUSTED', answer: { status: 503 } })
  expect(samples.filter(({ code }) => code === 'SERVICE_UNAVAILABLE')).toHaveLength(10)
})

it('keeps the last ten of each code, and after the first ten no more than one a second', async () => {
  const { service, time } = scripted([single], () => ({ status: 400 }), {
    pace: () => ({ perSecond: 10, concurrency: 1 }),
  })
  await service.send(many(50))
  await time.finish(service)
  expect(service.samples().map(({ at }) => at)).toEqual([
    400, 500, 600, 700, 800, 900, 1900, 2900, 3900, 4900,
  ])
})

it('keeps no more than fifty codes of a connection, and the beginning of a body', async () => {
  const responses = [{ when: 'status = 400', then: 'discard', code: { '@path': '$.body.code' } } as const]
  const coded = connectTo(relay({ request: { method: 'POST', path: '/' }, responses }))
  const { service, time } = scripted([coded], (_, nth) => ({
    status: 400,
    body: { code: `C${nth}`, more: 'x'.repeat(100_000) },
  }))
  await service.send(Array.from({ length: 80 }, (_, id) => coded.evaluate(track(`${id}`)).deliveries).flat())
  await time.finish(service)
  const samples = service.samples()
  expect(samples.map(({ code }) => code)).toEqual(Array.from({ length: 50 }, (_, index) => `C${index + 30}`))
  expect(samples[0]?.answer?.body).toMatch(/^\{"code":"C30","more":"x{4000,}…$/)
  expect(JSON.stringify(samples).length).toBeLessThan(300_000)
})

it('says only why where nothing was sent', async () => {
  const { service, time } = scripted([], () => ({ status: 200 }))
  await service.send(deliveries('a'))
  await time.finish(service)
  const [sample] = service.samples()
  expect(sample).toMatchObject({ code: 'UNKNOWN_CONNECTION', messageIds: ['m-a'] })
  expect(sample).not.toHaveProperty('request')
})

it('is made without what nests too deeply to be looked through', async () => {
  const body: unknown = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000))
  const { service, outcomes, time } = scripted([single], () => ({ status: 400, body }))
  await service.send(deliveries('a'))
  await time.finish(service)
  expect(outcomes).toMatchObject([{ code: 'BAD_REQUEST' }])
  expect(service.samples()).toMatchObject([{ code: 'BAD_REQUEST', messageIds: ['m-a'] }])
})

it('shows no tokens, no settings that are secret and no address that is', async () => {
  const vendor = connectVendor()
  const chat = createEngine({ destinations: [slack] }).connect({
    id: 'chat',
    destination: 'slack',
    subscriptions: [
      {
        action: 'postToChannel',
        enabled: true,
        trigger: 'all',
        mapping: { url: 'https://hooks.slack.com/services/T0/B0/planted', text: 'hello' },
      },
    ],
  })
  const echoed = ['r3fresh', 's&cret', 't0ken']
  const { service, time } = scripted([vendor, chat], ({ url, headers }) =>
    url.endsWith('/token')
      ? granted('t0ken', { refresh_token: 'r3fresh' })
      : { status: 400, headers: { was: url }, body: { headers, url, also: echoed } },
  )
  await service.send([vendor, chat].flatMap((one) => one.evaluate(vendorEvent).deliveries))
  await time.finish(service)
  const samples = service.samples()
  const ofVendor = samples.filter(({ connection }) => connection === 'c')
  expect(JSON.stringify(ofVendor)).toContain('•••')
  expect(JSON.stringify(ofVendor)).not.toMatch(/t0ken|r3fresh|s&cret/)
  const ofChat = samples.filter(({ connection }) => connection === 'chat')
  expect(ofChat).toMatchObject([{ request: { url: 'https://hooks.slack.com/•••' } }])
  expect(JSON.stringify(ofChat)).not.toContain('planted')
})

it('has room for so much of all connections, and forgets what was not seen for longest', () => {
  const samples = new Samples(3000)
  const add = (connection: string, code: string, at: number) => {
    const outcome = {
      connection,
      status: 'discarded',
      step: 'delivery',
      code,
      reason: 'x'.repeat(600),
    } as const
    const [delivery] = deliveries('a')
    if (delivery === undefined) throw new Error('there is one')
    samples.add({ delivery: { ...delivery, connection }, attempt: 1, outcomes: [outcome] }, at)
  }
  const kept = () => samples.list().map(({ connection, code }) => `${connection} ${code}`)
  for (const code of ['A', 'B']) add('one', code, 1)
  for (const code of ['A', 'B']) add('two', code, 2)
  expect(kept()).toEqual(['one A', 'one B', 'two A', 'two B'])
  add('two', 'C', 3)
  expect(kept()).toEqual(['one B', 'two A', 'two B', 'two C'])
  add('one', 'B', 4)
  expect(kept()).toEqual(['two B', 'two C', 'one B', 'one B'])
})

it('shows the beginning of addresses and headers that are very long', async () => {
  const long = 'x'.repeat(5000)
  const { service, time } = scripted([single], () => ({ status: 400, headers: { 'x-long': long } }))
  await service.send(deliveries('a'))
  await time.goTo(0)
  expect(service.samples()).toMatchObject([{ answer: { headers: { 'x-long': `${long.slice(0, 4096)}…` } } }])
})
