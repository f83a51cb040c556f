import { describe, expect, it } from 'vitest'
import {
  type ConnectionConfig,
  createEngine,
  renderTrace,
  type SubscriptionConfig,
  type Trace,
} from '../../src/index.js'
import { acme, acmeSettings, changed } from '../acme.js'
import { deepFreeze } from '../deep-freeze.js'
import { connectTo, relay, track } from '../relay.js'
import { problemsOf } from './echo.js'

const people = { action: 'upsert', enabled: true }

const crm = (subscriptions: readonly SubscriptionConfig[] = [people], config = {}, options = {}) =>
  createEngine({ destinations: [acme], ...options }).connect(
    deepFreeze({ id: 'crm', destination: 'acme', settings: acmeSettings, subscriptions, ...config }),
  )

const ann = deepFreeze({
  type: 'identify',
  messageId: 'm',
  userId: 'u-1',
  traits: { email: 'Ann@example.com' },
})
const order = deepFreeze({ type: 'track', messageId: 'm', event: 'Order Complete' })

const texts = (trace: Trace): string => JSON.stringify(trace)

describe('the steps of a trace', () => {
  it('tell which fields filters took away or hashed', () => {
    const actions = [
      { type: 'DROP_PROPERTIES', fields: { context: ['ip'] } },
      { type: 'HASH_PROPERTIES', fields: { traits: ['email'] }, algorithm: 'sha256', encoding: 'hex' },
    ]
    const connection = crm([people], { filters: [{ if: 'all', actions }] })
    const { trace } = connection.explain({ ...ann, context: { ip: '203.0.113.7' } })
    expect(trace.steps.find(({ step }) => step === 'filters')).toMatchObject({
      verdict: 'changed',
      changes: [
        { change: 'hashed', path: '$.traits.email' },
        { change: 'removed', path: '$.context.ip' },
      ],
    })
  })

  it('tell what a transform made, place by place', () => {
    const transform = {
      '@merge': { objects: [{ '@path': '$' }, { userId: 'other', groupId: 'g' }], direction: 'right' },
    }
    const { trace } = crm([people], { transform }).explain(ann)
    expect(trace.steps.find(({ step }) => step === 'transform')?.changes).toEqual([
      { change: 'changed', path: '$.userId' },
      { change: 'added', path: '$.groupId' },
    ])
  })

  it('are all there, also those of which nothing is asked', () => {
    const { trace } = crm().explain({ type: 'page' })
    expect(trace.steps.map(({ step, verdict }) => `${step} ${verdict}`)).toEqual([
      'intake passed',
      'source not-asked',
      'event-type refused',
      'integrations not-reached',
      'consent not-asked',
      'filters not-asked',
      'transform not-asked',
    ])
    expect(trace.subscriptions).toEqual([])
  })
})

describe('a subscription in a trace', () => {
  it('tells where each value of payload and request comes from', () => {
    const [subscription] = crm().explain(ann).trace.subscriptions
    const readsOf = (sources: readonly { at: string; reads: readonly { path: string }[] }[] = []) =>
      sources.map(({ at, reads }) => [at, ...reads.map(({ path }) => path)])
    expect(readsOf(subscription?.mapping?.sources)).toEqual([
      ['/id', '$.userId'],
      ['/email', '$.traits.email'],
    ])
    expect(readsOf(subscription?.requests?.[0]?.sources)).toContainEqual(['/json/email', '$.payload.email'])
  })

  it('tells of one that is not enabled whether it would match', () => {
    const disabled = { action: 'upsert', name: 'off' }
    const { subscriptions } = crm([people, disabled, { ...disabled, trigger: 'type = "track"' }]).explain(
      ann,
    ).trace
    expect(subscriptions.map(({ enabled, trigger }) => [enabled, trigger.matches])).toEqual([
      [true, true],
      [false, true],
      [false, false],
    ])
  })

  it('tells of the commands of a page, and of a batch of one', () => {
    const commands = { queue: 'q', calls: [{ call: ['set', { '@path': '$.payload.id' }] }] }
    expect(connectTo(relay({ commands })).explain(track('u')).trace.subscriptions[0]?.commands).toEqual({
      queue: 'q',
      calls: [['set', 'u']],
    })
    const request = { method: 'POST', path: '/all', json: { '@path': '$.items' } } as const
    const [batch] = connectTo(relay({ single: 'batch', batch: { request } })).explain(track('u')).trace
      .subscriptions
    expect(batch).toMatchObject({ batch: true, requests: [{ verdict: 'built' }] })
  })
})

describe('what a trace does not show', () => {
  it('are secret settings, credentials and tokens', () => {
    const leaking = changed(['actions', 'upsert', 'request', 'json'], {
      key: { '@path': '$.settings.apiKey' },
      token: { '@path': '$.auth.accessToken' },
    })
    const connection = crm([people], { auth: { accessToken: 'token-123' } }, { destinations: [leaking] })
    const { deliveries, trace } = connection.explain({
      ...ann,
      traits: { email: 'a@b.example', key: 'key-123456' },
    })
    expect(JSON.stringify(deliveries)).toContain('token-123')
    expect(texts(trace)).toContain('•••')
    for (const secret of ['key-123456', 'token-123']) expect(texts(trace)).not.toContain(secret)
  })

  it('is a secret setting, nor a hash of one', () => {
    const salt = { '@path': '$.settings.salt' }
    const hash = { '@hash': { value: salt, algorithm: 'sha256', encoding: 'hex' } }
    const connection = connectTo(
      relay(
        { request: { method: 'POST', path: '/', json: { salt, hash } } },
        { settings: { type: 'object', properties: { salt: { type: 'string', format: 'password' } } } },
      ),
      { settings: { salt: 'grain-of-it' } },
    )
    const { deliveries, trace } = connection.explain(track('u'))
    const { hash: made } = Object(deliveries[0]?.requests[0]?.json)
    expect(made).toMatch(/^[0-9a-f]{64}$/)
    for (const secret of ['grain-of-it', made]) expect(texts(trace)).not.toContain(secret)
  })

  it('is an address that a mapping gives', () => {
    const address = 'https://hooks.example/secret-path'
    const definition = relay({
      fields: {
        type: 'object',
        properties: { url: { type: 'string', format: 'uri', target: { hosts: ['hooks.example'] } } },
      },
      mapping: { url: { '@path': '$.properties.url' } },
      request: { method: 'POST', url: { '@path': '$.payload.url' } },
    })
    const subscriptions = [{ action: 'send', enabled: true, trigger: 'exists(properties.url)' }]
    const { trace } = connectTo(definition, { subscriptions }).explain(track('u', { url: address }))
    expect(texts(trace)).toContain('https://hooks.example/•••')
    expect(texts(trace)).not.toContain('secret-path')
  })

  it.each([
    ['that is sent', 'ann.ann.ann.ann.ann.ann.ann.ann.ann.z@Example.com', 'built'],
    ['that is refused', `${'ann.'.repeat(20)}Z`, 'discarded'],
  ])(
    'is personal data %s, nor what is made of it, nor its beginning where words cut it',
    (_, email, status) => {
      const mapping = { note: { '@case': { value: { '@path': '$.traits.email' }, operator: 'lower' } } }
      const subscriptions = [{ ...people, mapping, trigger: 'traits.email != "x"' }]
      for (const connection of [
        crm(subscriptions, { redact: ['$.traits'] }),
        crm(subscriptions, {}, { redact: ['$.traits.email'] }),
      ]) {
        const { outcomes, trace } = connection.explain({ ...ann, traits: { email } })
        expect(outcomes[0]?.status).toBe(status)
        expect(texts(trace)).toContain('•••')
        expect(texts(trace)).not.toContain('ann.')
      }
    },
  )

  it('is personal data in lists, and numbers', () => {
    const redact = ['$.properties.guests.phone', '$.properties.size']
    const connection = connectTo(
      relay({ request: { method: 'POST', path: '/', json: { '@path': '$.payload' } } }),
      {
        redact,
      },
    )
    const properties = { size: 41_593, guests: [{ phone: '555-0100' }], tags: ['call 555-0100'] }
    const { trace } = connection.explain(track('u', properties))
    expect(texts(trace)).not.toMatch(/41593|555-0100/)
    expect(texts(trace)).toContain('call •••')
  })

  it('is personal data of each of many events', () => {
    const connection = crm([people], {}, { redact: ['$.traits.email'] })
    for (const email of ['one@example.com', 'two@example.com', 'one@example.com']) {
      const { trace } = connection.explain({ ...ann, traits: { email } })
      expect(texts(trace)).toContain('•••')
      expect(texts(trace)).not.toContain(email)
    }
  })

  it('has paths that are checked', () => {
    expect(problemsOf({ redact: ['$..a'] })).toEqual([['error', 'config/schema', '/redact/0']])
    expect(() => crm([people], {}, { redact: ['@.a'] })).toThrow('a path into the event begins with "$"')
  })
})

describe('the closest trigger', () => {
  const orders = [
    { ...people, name: 'Signups', trigger: 'type = "track" and event = "Signed Up"' },
    { ...people, name: 'Orders', trigger: 'type = "track" and event = "Order Completed"' },
    { ...people, name: 'Pages', trigger: 'type = "identify"' },
  ]
  const connection = crm(orders, {}, { redact: ['$.userId'] })
  const plain = 'You may not have any subscriptions that match this event.'

  it('stands in a trace', () => {
    expect(connection.explain(order).trace.closest).toEqual({
      subscription: 1,
      name: 'Orders',
      action: 'upsert',
      words: 'it needs event = "Order Completed", it is "Order Complete"',
      conditions: [
        {
          text: 'event = "Order Completed"',
          words: 'event is "Order Complete", needs to be "Order Completed"',
        },
      ],
    })
  })

  it('stands in an outcome where somebody asks why, after the words of the event tester', () => {
    expect(connection.evaluate(order).outcomes[0]).toMatchObject({ reason: plain })
    expect(connection.evaluate(order).outcomes[0]).not.toHaveProperty('details')
    const { reason, details } = connection.evaluate(order, { why: true }).outcomes[0] ?? {}
    expect(reason).toBe(
      `${plain} The closest trigger is that of "Orders" (1): it needs event = "Order Completed", it is "Order Complete".`,
    )
    expect(details).toEqual({ closest: connection.explain(order).trace.closest })
  })

  it('shows no personal data', () => {
    const asked = crm([{ ...people, trigger: 'userId = "boss"' }], { redact: ['$.userId'] })
    const [outcome] = asked.evaluate(ann, { why: true }).outcomes
    expect(outcome?.reason).toMatch(/userId = "boss", it is "•••"\.$/)
  })

  it('is none where no subscription is enabled', () => {
    const { trace } = crm([{ action: 'upsert', trigger: 'type = "page"' }]).explain(order)
    expect(trace).not.toHaveProperty('closest')
    expect(trace.answer).toBe('track "Order Complete" → not sent to Acme CRM: no subscription is enabled')
  })
})

describe('what would be too much work to explain', () => {
  const trigger = 'nothing and properties.a.$ = properties.b.$'
  const numbers = Array.from({ length: 100 }, (_, index) => index)
  const event = track('u', { a: numbers, b: numbers.map(String) })
  const explained = (config: Partial<ConnectionConfig>) =>
    connectTo(
      relay({ request: { method: 'POST', path: '/' } }),
      { subscriptions: [{ action: 'send', enabled: true, trigger: 'all' }], ...config },
      { limits: { mappingWork: 20_000 } },
    ).explain(event)

  it('is said of a trigger, and its answer stays', () => {
    const { trace, outcomes } = explained({ subscriptions: [{ action: 'send', enabled: true, trigger }] })
    expect(outcomes).toMatchObject([{ code: 'NO_MATCHING_MAPPING' }])
    const [subscription] = trace.subscriptions
    expect(subscription?.trigger).toMatchObject({
      matches: false,
      explanation: { result: false, decisive: [], failure: { code: 'TOO_LARGE' } },
    })
    expect(renderTrace(trace)).toContain(
      'this can not be explained: the data makes more than 20000 steps of work',
    )
  })

  it('is said of a filter', () => {
    const { trace, deliveries } = explained({ filters: [{ if: trigger, actions: [{ type: 'DROP' }] }] })
    expect(deliveries).toHaveLength(1)
    expect(renderTrace(trace)).toContain('does not apply: this can not be explained')
  })
})
