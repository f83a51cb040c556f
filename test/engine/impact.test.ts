import { readFileSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pairSubscriptions } from '../../src/engine/impact/pair-subscriptions.js'
import {
  type ConnectionConfig,
  compareConnections,
  formatImpact,
  type SubscriptionConfig,
} from '../../src/index.js'
import { deepFreeze } from '../deep-freeze.js'
import { connectTo, relay, track } from '../relay.js'

const definition = relay(
  { request: { method: 'POST', path: '/', json: { '@path': '$.payload' } } },
  {
    settings: {
      type: 'object',
      properties: { key: { type: 'string', format: 'password' } },
    },
    auth: { type: 'header', name: 'x-key', value: { '@path': '$.settings.key' } },
  },
)
const settings = { key: 'secret-one' }
const send = (more: Partial<SubscriptionConfig> = {}): SubscriptionConfig => ({
  action: 'send',
  enabled: true,
  ...more,
})
const connect = (
  subscriptions: readonly SubscriptionConfig[],
  more: Partial<ConnectionConfig> = {},
  used = definition,
) => connectTo(used, { settings, subscriptions, ...more })

const events = deepFreeze([
  track('a', { size: 1 }, 'Ping'),
  track('b', { size: 2 }, 'Pong'),
  { type: 'track', event: 'Ping', userId: 'c' },
])
const onPing = send({ name: 'Ping', trigger: 'event = "Ping"' })
const onPong = send({ name: 'Pong', trigger: 'event = "Pong"' })

/** What happened to each subscription: its places, and its events by what became of them. */
const changesOf = (
  before: readonly SubscriptionConfig[],
  after: readonly SubscriptionConfig[],
  more: Partial<ConnectionConfig> = {},
) =>
  compareConnections(connect(before), connect(after, more), events).subscriptions.map((impact) => [
    impact.before,
    impact.after,
    ...impact.changes.map(({ event, change }) => `${event} ${change}`),
  ])

describe('the impact of a change', () => {
  it('is none where nothing changed', () => {
    expect(compareConnections(connect([onPing]), connect([onPing]), events)).toEqual({
      events: 3,
      total: { newlySent: 0, noLongerSent: 0, sentDifferently: 0, sentAlike: 2 },
      subscriptions: [
        {
          action: 'send',
          name: 'Ping',
          before: 0,
          after: 0,
          newlySent: 0,
          noLongerSent: 0,
          sentDifferently: 0,
          sentAlike: 2,
          changes: [],
        },
      ],
    })
  })

  it.each<[string, readonly SubscriptionConfig[], readonly SubscriptionConfig[], unknown]>([
    [
      'a trigger that takes other events',
      [onPing],
      [{ ...onPing, trigger: 'event = "Pong"' }],
      [[0, 0, '0 no-longer-sent', '1 newly-sent', '2 no-longer-sent']],
    ],
    [
      'a subscription inserted before another',
      [onPing],
      [onPong, onPing],
      [
        [undefined, 0, '1 newly-sent'],
        [0, 1],
      ],
    ],
    [
      'subscriptions that changed places',
      [onPing, onPong],
      [onPong, onPing],
      [
        [1, 0],
        [0, 1],
      ],
    ],
    [
      'a subscription that is gone',
      [onPing, onPong],
      [onPong],
      [
        [1, 0],
        [0, undefined, '0 no-longer-sent', '2 no-longer-sent'],
      ],
    ],
    ['one that was renamed', [onPing], [{ ...onPing, name: 'Pings' }], [[0, 0]]],
    [
      'one that says something else under another name',
      [onPing],
      [onPong],
      [
        [undefined, 0, '1 newly-sent'],
        [0, undefined, '0 no-longer-sent', '2 no-longer-sent'],
      ],
    ],
    [
      'one that was given a name and changed',
      [send()],
      [onPong],
      [[0, 0, '0 no-longer-sent', '2 no-longer-sent']],
    ],
    ['one that was switched off', [onPong], [{ ...onPong, enabled: false }], [[0, 0, '1 no-longer-sent']]],
    [
      'a mapping that changed',
      [onPong],
      [{ ...onPong, mapping: { note: 'n' } }],
      [[0, 0, '1 sent-differently']],
    ],
  ])('is told of %s', (_, before, after, expected) => {
    expect(changesOf(before, after)).toEqual(expected)
  })

  it('names every field that is sent differently, with what stood and what stands there', () => {
    const after = connect([send({ mapping: { id: null, note: 'new' } })])
    const [impact] = compareConnections(connect([send()]), after, events.slice(0, 1)).subscriptions
    expect(impact?.changes).toEqual([
      {
        event: 0,
        messageId: 'm-a',
        change: 'sent-differently',
        differences: [
          { pointer: '/requests/0/json/id', before: 'a' },
          { pointer: '/requests/0/json/note', after: 'new' },
        ],
      },
    ])
  })

  it.each<[string, readonly SubscriptionConfig[], Partial<ConnectionConfig>, object]>([
    ['its trigger', [send({ trigger: 'event = "x"' })], {}, { reason: 'its trigger does not match' }],
    ['it is off', [send({ enabled: false })], {}, { reason: 'the subscription is not enabled' }],
    ['it is gone', [], {}, { reason: 'there is no such subscription' }],
    [
      'its payload',
      [send({ mapping: { size: 'many' } })],
      {},
      { code: 'PAYLOAD_VALIDATION_FAILED', reason: expect.stringContaining('size') },
    ],
    [
      'a filter',
      [send()],
      { filters: [{ if: 'all', actions: [{ type: 'DROP' }] }] },
      { code: 'FILTERED_BY_RULES', reason: 'filter 0 drops such events' },
    ],
  ])('says why an event is no longer sent: %s', (_, after, more, why) => {
    const report = compareConnections(connect([send()]), connect(after, more), events.slice(0, 1))
    expect(report.subscriptions[0]?.changes).toMatchObject([{ change: 'no-longer-sent', ...why }])
    const back = compareConnections(connect(after, more), connect([send()]), events.slice(0, 1))
    expect(back.subscriptions[0]?.changes).toMatchObject([{ change: 'newly-sent', ...why }])
  })

  it('tells two secrets apart and shows neither, wherever they stand', () => {
    const keyed = { '@fromEntries': { in: [{ '@path': '$.settings.key' }], key: { '@path': '@' }, value: 1 } }
    const leaky = relay(
      { request: { method: 'POST', path: '/', json: { keyed, id: { '@path': '$.payload.id' } } } },
      { settings: definition.settings, auth: definition.auth ?? { type: 'none' } },
    )
    const report = compareConnections(
      connect([send()], {}, leaky),
      connect([send()], { settings: { key: 'secret-two' } }, leaky),
      events,
    )
    expect(report.total).toMatchObject({ sentDifferently: 3 })
    expect(report.subscriptions[0]?.changes[0]).toMatchObject({
      differences: [
        { pointer: '/requests/0/headers/x-key', before: '•••', after: '•••' },
        { pointer: '/requests/0/json/keyed', before: '•••', after: '•••' },
        { pointer: '/requests/0/json/keyed', before: '•••', after: '•••' },
      ],
    })
    expect(JSON.stringify(report)).not.toMatch(/secret-(one|two)/)
  })

  it('compares calls for a queue too', () => {
    const commands = (name: string) =>
      relay({ commands: { queue: 'q', calls: [{ call: [name, { '@path': '$.payload.id' }] }] } })
    const report = compareConnections(
      connect([send()], { settings: {} }, commands('set')),
      connect([send()], { settings: {} }, commands('put')),
      events.slice(0, 1),
    )
    expect(report.subscriptions[0]?.changes).toMatchObject([
      { differences: [{ pointer: '/commands/calls/0/0', before: 'set', after: 'put' }] },
    ])
  })

  it('is nothing for a connection and itself, and plain JSON, whatever the events', () => {
    const connection = connect([onPing, send(), onPong])
    const moved = connect([onPong, send(), onPing], { id: 'other' })
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.jsonValue(), fc.constantFrom(...events)), { maxLength: 5 }),
        (sample) => {
          const report = compareConnections(connection, moved, deepFreeze(sample))
          expect(report.subscriptions.flatMap(({ changes }) => changes)).toEqual([])
          expect(JSON.parse(JSON.stringify(report))).toEqual(report)
        },
      ),
    )
  })
})

it('pairs each subscription with at most one other, of its action, and loses none', () => {
  const subscription = fc.record(
    {
      action: fc.constantFrom('a', 'b'),
      name: fc.constantFrom('x', 'y'),
      enabled: fc.boolean(),
      trigger: fc.constantFrom('all', 'userId'),
    },
    { requiredKeys: ['action'] },
  )
  const list = fc.array(subscription, { maxLength: 6 })
  fc.assert(
    fc.property(list, list, (before, after) => {
      const pairs = pairSubscriptions(deepFreeze(before), deepFreeze(after))
      const places = (side: 'before' | 'after') => pairs.flatMap((pair) => pair[side] ?? []).sort()
      expect(places('before')).toEqual([...before.keys()])
      expect(places('after')).toEqual([...after.keys()])
      for (const pair of pairs)
        if (pair.before !== undefined && pair.after !== undefined)
          expect(before[pair.before]?.action).toBe(after[pair.after]?.action)
    }),
  )
})

describe('an impact in words', () => {
  const reports = {
    'nothing changed': compareConnections(connect([onPing]), connect([onPing]), events),
    'inserted, changed, gone and renamed': compareConnections(
      connect([onPing, send({ name: 'Gone' }), onPong]),
      connect([
        send({ name: 'New\u0007', trigger: 'userId = "c"' }),
        { ...onPong, mapping: { note: 'n'.repeat(400), name: null } },
        { ...onPing, trigger: 'event = "Ping" and messageId != null' },
      ]),
      events,
    ),
    'nothing is ever sent': compareConnections(connect([]), connect([]), []),
  }

  it('is what a person reads', () => {
    const golden = new URL('../cases/engine/impact.golden.txt', import.meta.url)
    const shown = Object.entries(reports)
      .map(([title, report]) => `# ${title}\n${formatImpact(report, { mostEvents: 2 })}\n`)
      .join('\n')
    if (process.env.WAYBILL_REFRESH === '1') writeFileSync(golden, shown)
    else expect(shown).toBe(readFileSync(golden, 'utf8'))
  })
})
